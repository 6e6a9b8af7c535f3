import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { compatData, feature, missingIn, type Floor } from './floor.js';
import { checkStyles, type FloorProblem } from './styles.js';

const HOLE = '/**/';

/** Attributes that only advise a keyboard on the screen. */
const GRACEFUL = new Set(['autocapitalize', 'autocorrect', 'enterkeyhint', 'inputmode', 'spellcheck', 'virtualkeyboardpolicy']);

/** Forbids styles in css`` and attributes in html`` templates that some browser of the floor does not know. */
export function templatesRule(floor: Floor): TSESLint.RuleModule<'missing'> {
  return {
    meta: {
      type: 'problem',
      schema: [],
      messages: { missing: '{{name}} is not in {{missing}}: use the plain way, or test for it first.' },
    },
    create(context) {
      function report(quasi: TSESTree.TemplateElement, offset: number, name: string, missing: string): void {
        // A template element's range takes in the backtick or brace before its text.
        const loc = context.sourceCode.getLocFromIndex(quasi.range[0] + 1 + offset);
        context.report({ loc, messageId: 'missing', data: { name, missing } });
      }

      return {
        TaggedTemplateExpression({ tag, quasi: { quasis } }) {
          if (tag.type !== AST_NODE_TYPES.Identifier) return;
          // An expression may stand for a rule, a value, a selector or an attribute's value: a comment is valid as each.
          const joined = quasis.map((quasi) => quasi.value.raw).join(HOLE);
          const problems =
            tag.name === 'css' ? checkStyles(joined, floor) : isMarkup(tag.name) ? checkAttributes(joined, floor) : [];
          for (const { offset, name, missing } of problems) report(...locate(quasis, offset), name, missing);
        },
      };
    },
  };
}

function isMarkup(tag: string): boolean {
  return tag === 'html' || tag === 'svg';
}

/** Attributes written out, so set in every browser. One that an expression sets or leaves out is the expression's to test. */
function checkAttributes(html: string, floor: Floor): FloorProblem[] {
  return [...html.matchAll(/\s([a-z][a-z-]*)(?=[\s>]|="[^"/]*")/g)].flatMap(({ index, 1: name = '' }) => {
    const isInTag = html.lastIndexOf('<', index) > html.lastIndexOf('>', index);
    const missing =
      isInTag && !GRACEFUL.has(name) ? missingIn(feature(compatData.html.global_attributes, name)?.__compat, floor) : '';
    return missing === '' ? [] : [{ offset: index + 1, name, missing }];
  });
}

function locate(quasis: readonly TSESTree.TemplateElement[], offset: number): [TSESTree.TemplateElement, number] {
  let rest = offset;
  for (const quasi of quasis) {
    if (rest <= quasi.value.raw.length) return [quasi, rest];
    rest -= quasi.value.raw.length + HOLE.length;
  }
  throw new Error('a problem was found past the end of its template');
}
