import { foldText } from './search-text.js';

/** A state or province that issues identity documents. */
export interface Region {
  /** Behind the hyphen of ISO 3166-2: `CA`. */
  readonly code: string;
  readonly name: string;
  readonly country: 'US' | 'CA';
}

const UNITED_STATES =
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,' +
  'FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,' +
  'MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,' +
  'NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,' +
  'PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,' +
  'WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,' +
  'AS American Samoa,GU Guam,MP Northern Mariana Islands,PR Puerto Rico,VI U.S. Virgin Islands';

const CANADA =
  'AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NT Northwest Territories,' +
  'NS Nova Scotia,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,SK Saskatchewan,YT Yukon';

/** The states, the district and the territories of the United States, then the provinces and territories of Canada. */
export const REGIONS: readonly Region[] = [...regionsOf(UNITED_STATES, 'US'), ...regionsOf(CANADA, 'CA')];

/** The region that a code or name means; null for free text, which is as good. */
export function findRegion(typed: string): Region | null {
  const folded = foldText(typed);
  return REGIONS.find(({ code, name }) => foldText(code) === folded || foldText(name) === folded) ?? null;
}

function regionsOf(list: string, country: Region['country']): Region[] {
  return list.split(',').map((region) => ({ code: region.slice(0, 2), name: region.slice(3), country }));
}
