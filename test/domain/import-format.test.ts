import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { planColumns } from '../../src/domain/import-format.js';
import type { ImportTarget } from '../../src/domain/import-target.js';
import { HEADERS } from '../support/sample-csv.js';

/** Which header feeds a target first. */
function headerOf(headers: readonly string[], target: ImportTarget): string | undefined {
  const plan = planColumns(headers);
  const [column = -1] = plan?.targets.get(target) ?? [];
  return headers[column];
}

describe('the columns of an import', () => {
  for (const format of ['square', 'shopify', 'lightspeed', 'plain'] as const) {
    it(`tell that a file is ${format}`, () => {
      expect(planColumns(HEADERS[format])?.format).to.equal(format);
    });

    it(`of ${format} are found in any order, case and spacing`, () => {
      const spelled = [...HEADERS[format]].reverse().map((header) => ` ${header.toUpperCase().replaceAll(' ', '_')} `);
      const plan = planColumns(spelled);
      const targetsOf = (headers: readonly string[], found: typeof plan): string[] =>
        [...(found?.targets ?? [])].flatMap(([target, columns]) =>
          columns.map((column) => `${target} ${headers[column]?.trim().toUpperCase().replaceAll(' ', '_')}`),
        );
      expect(plan?.format).to.equal(format);
      expect(targetsOf(spelled, plan).sort()).to.deep.equal(targetsOf(HEADERS[format], planColumns(HEADERS[format])).sort());
    });
  }

  it('of Square say what nothing here is made of', () => {
    expect(planColumns(HEADERS.square)?.notTaken).to.deep.equal([
      'Creation Source',
      'First Visit',
      'Last Visit',
      'Transaction Count',
      'Lifetime Spend',
      'Instant Profile',
      'Blocked from online booking',
    ]);
  });

  it('of the older Shopify export are found too', () => {
    const headers = [
      'First Name',
      'Last Name',
      'Email',
      'Company',
      'Address1',
      'Address2',
      'City',
      'Province',
      'Province Code',
      'Country',
      'Country Code',
      'Zip',
      'Phone',
      'Accepts Marketing',
      'Total Spent',
      'Total Orders',
      'Tags',
      'Note',
      'Tax Exempt',
    ];
    expect(planColumns(headers)?.format).to.equal('shopify');
    expect(headerOf(headers, 'address.region')).to.equal('Province Code');
    expect(headerOf(headers, 'emailConsent')).to.equal('Accepts Marketing');
  });

  it('prefer a phone of the customer over one of the address, wherever they stand', () => {
    expect(headerOf(HEADERS.shopify, 'phone')).to.equal('Phone');
    expect(headerOf(HEADERS.lightspeed, 'phone')).to.equal('mobile');
  });

  it('are read in Spanish and French', () => {
    expect(headerOf(['Nombre', 'Apellidos', 'Teléfono'], 'phone')).to.equal('Teléfono');
    expect(headerOf(['Prénom', 'Nom', 'Courriel', 'Date de naissance'], 'familyName')).to.equal('Nom');
    expect(headerOf(['Prénom', 'Nom', 'Courriel', 'Date de naissance'], 'birthDate')).to.equal('Date de naissance');
  });

  it('of a sheet that asks for marketing are not taken for Shopify', () => {
    const headers = ['Name', 'Phone', 'Accepts Marketing'];
    expect(planColumns(headers)?.format).to.equal('plain');
    expect(headerOf(headers, 'displayName')).to.equal('Name');
  });

  it('go where the host says, over what the format says', () => {
    const plan = planColumns(['Name', 'Kundennummer', 'Note'], { columns: { kundennummer: 'code', Note: 'custom.hint' } });
    expect(plan?.targets.get('code')).to.deep.equal([1]);
    expect(plan?.targets.get('custom.hint')).to.deep.equal([2]);
  });

  it('that bear the label of a field of the host go there', () => {
    const plan = planColumns(['Name', 'Shoe size'], { customFields: [{ id: 'shoe', label: 'Shoe size', type: 'number' }] });
    expect(plan?.targets.get('custom.shoe')).to.deep.equal([1]);
  });

  it('name nobody where there is no header, or no column of a person', () => {
    expect(planColumns(['Ann Smith', '+15035550147'])).to.equal(null);
    expect(planColumns(['City', 'State'])).to.equal(null);
    expect(planColumns([])).to.equal(null);
  });

  it('may have any name without harm', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('__proto__', 'constructor', 'toString', 'Name')), {
          maxLength: 12,
        }),
        (headers) => {
          const plan = planColumns(headers);
          const taken = new Set([...(plan?.targets.values() ?? [])].flat());
          return !plan || taken.size + plan.notTaken.length === headers.length;
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
