import { AST_NODE_TYPES, ESLintUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';
import { compatData, feature, missingIn, type Floor } from './floor.js';

const FUNCTIONS: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.FunctionDeclaration,
  AST_NODE_TYPES.FunctionExpression,
  AST_NODE_TYPES.ArrowFunctionExpression,
  AST_NODE_TYPES.Program,
]);

/**
 * Forbids built-in methods, DOM members and globals that some browser of the floor lacks.
 *
 * Types tell whose member it is, so a method of ours named `with` is left alone. A use is let through where the name stands in
 * the test around it or before it (`'popover' in element`, `typeof X`), or where it is called by `?.()`.
 */
export function scriptsRule(floor: Floor): TSESLint.RuleModule<'missing'> {
  return {
    meta: {
      type: 'problem',
      schema: [],
      messages: { missing: '{{name}} is not in {{missing}}: use the plain way, or test for it first.' },
    },
    create(context) {
      const services = ESLintUtils.getParserServices(context);
      const checker = services.program.getTypeChecker();
      const source = context.sourceCode;

      function report(node: TSESTree.Node, word: string, name: string, missing: string): void {
        if (missing !== '' && !isTested(node, word, source))
          context.report({ node, messageId: 'missing', data: { name, missing } });
      }

      return {
        MemberExpression(node) {
          if (node.property.type !== AST_NODE_TYPES.Identifier || node.computed) return;
          const word = node.property.name;
          const symbol = services.getSymbolAtLocation(node.property);
          if (!symbol?.declarations?.some(isOfLibrary)) return;
          const owners = [...declaringNames(symbol), ...typeNames(services.getTypeAtLocation(node.object), checker)];
          if (node.object.type === AST_NODE_TYPES.Identifier) owners.push(node.object.name);
          report(node.property, word, `${owners[0] ?? ''}.${word}`, missingMember(owners, word, floor));
        },
        'Program:exit'() {
          for (const { identifier } of source.scopeManager?.globalScope?.through.filter(
            (reference) => reference.isValueReference,
          ) ?? []) {
            const { api, javascript } = compatData;
            const { name } = identifier;
            const known = feature(api, name) ?? feature(javascript.builtins, name) ?? feature(api, 'Window', name);
            report(identifier, name, name, missingIn(known?.__compat, floor));
          }
        },
      };
    },
  };
}

function missingMember(owners: readonly string[], word: string, floor: Floor): string {
  for (const owner of owners) {
    const name = owner.replace(/^Readonly(?=Array|Set|Map)/, '').replace(/Constructor$/, '');
    const places = [feature(compatData.javascript.builtins, name), feature(compatData.api, name)];
    // MDN tells what all typed arrays share once.
    if (/^(Big)?(Int|Uint|Float)\w*Array$/.test(name)) places.push(feature(compatData.javascript.builtins, 'TypedArray'));
    for (const place of places) {
      const known = feature(place, word) ?? feature(place, `${word}_static`);
      if (known) return missingIn(known.__compat, floor);
    }
  }
  return '';
}

function isOfLibrary(declaration: ts.Declaration): boolean {
  return /[\\/]lib\.[\w.]+\.d\.ts$/.test(declaration.getSourceFile().fileName);
}

function declaringNames(symbol: ts.Symbol): string[] {
  return (symbol.declarations ?? []).flatMap(({ parent }) =>
    'name' in parent && parent.name ? [(parent.name as ts.Identifier).text] : [],
  );
}

function typeNames(type: ts.Type, checker: ts.TypeChecker): string[] {
  const parts = type.isUnionOrIntersection() ? type.types : [type];
  return parts.flatMap((part) => {
    const apparent = checker.getApparentType(part);
    const bases = apparent.isClassOrInterface() ? checker.getBaseTypes(apparent) : [];
    return [apparent.getSymbol()?.name ?? '', ...bases.flatMap((base) => typeNames(base, checker))];
  });
}

function isTested(node: TSESTree.Node, word: string, source: TSESLint.SourceCode): boolean {
  // `hasPopover` and `'popover' in element` test for `showPopover` as well.
  const stems = word.split(/(?=[A-Z])/).filter((part) => part.length > 4);
  const mentions = (test: TSESTree.Node): boolean => {
    const text = source.getText(test).toLowerCase();
    return [word, ...stems].some((stem) => text.includes(stem.toLowerCase()));
  };
  let inner: TSESTree.Node = node;
  for (let at = node.parent; at; inner = at, at = at.parent) {
    if (at.type === AST_NODE_TYPES.CallExpression && at.optional && at.callee === inner) return true;
    if (at.type === AST_NODE_TYPES.UnaryExpression && at.operator === 'typeof') return true;
    if (at.type === AST_NODE_TYPES.IfStatement || at.type === AST_NODE_TYPES.ConditionalExpression) {
      if (mentions(at.test)) return true;
    }
    if (at.type === AST_NODE_TYPES.LogicalExpression && at.right === inner && mentions(at.left)) return true;
    // `if (!('popover' in element)) return;` above it in the same block.
    if (at.type === AST_NODE_TYPES.BlockStatement) {
      const before = at.body.slice(0, at.body.indexOf(inner as TSESTree.Statement));
      if (before.some((statement) => statement.type === AST_NODE_TYPES.IfStatement && mentions(statement.test))) return true;
    }
    if (FUNCTIONS.has(at.type)) return false;
  }
  return false;
}
