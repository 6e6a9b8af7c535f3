import { createRequire } from 'node:module';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IModule } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** Below this, the cruiser has not understood the sources, and "no violations" says nothing. */
const FEWEST_MODULES = 20;

/** What opens the store, searches and attaches. Whatever it reaches without import() every page pays for at once. */
const FIRST_PAINT = ['src/define/customer-provider.ts', 'src/define/customer-search.ts'];

const LAZY_ONLY = /(^|\/)node_modules\/(zod|libphonenumber-js|papaparse)\//;

/**
 * Holds the layers of `src` under a root folder.
 *
 * @returns Each violation as a sentence; empty when all holds.
 * @throws When too few modules were found to say anything.
 */
export async function checkLayers(root: string): Promise<string[]> {
  const { forbidden, options } = createRequire(import.meta.url)('./dependency-cruiser.cjs') as {
    forbidden: NonNullable<ICruiseOptions['ruleSet']>['forbidden'];
    options: ICruiseOptions & { enhancedResolveOptions: object };
  };
  const { output } = await cruise(
    ['src'],
    { ...options, ruleSet: { forbidden }, validate: true, baseDir: root },
    options.enhancedResolveOptions,
    { tsConfig: extractTSConfig(path.join(root, 'src/tsconfig.json')) },
  );
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered with text: ${output}`);
  if (output.summary.totalCruised <= FEWEST_MODULES) {
    throw new Error(`dependency-cruiser saw ${output.summary.totalCruised} modules only: it has not read the sources`);
  }
  return [...violations(output), ...staticWeight(output.modules)];
}

function violations({ summary }: ICruiseResult): string[] {
  return summary.violations.map(
    ({ rule, from, to, comment }) => `${rule.name}: ${from} → ${to}${comment ? ` (${comment})` : ''}`,
  );
}

/** The cruiser's own `reachable` follows import() too: this walk does not. */
function staticWeight(modules: readonly IModule[]): string[] {
  const bySource = new Map(modules.map((module) => [module.source, module]));
  return FIRST_PAINT.flatMap((entry) => {
    const cameFrom = new Map<string, string>([[entry, '']]);
    for (const source of cameFrom.keys()) {
      for (const dependency of bySource.get(source)?.dependencies ?? []) {
        const isErased = dependency.dependencyTypes.includes('type-only') || dependency.preCompilationOnly === true;
        if (!dependency.dynamic && !isErased && !cameFrom.has(dependency.resolved)) cameFrom.set(dependency.resolved, source);
      }
    }
    return [...cameFrom.keys()]
      .filter((source) => LAZY_ONLY.test(source))
      .map((source) => `first-paint: ${trail(source, cameFrom)} (must be reached by import() only)`);
  });
}

function trail(source: string, cameFrom: ReadonlyMap<string, string>): string {
  const before = cameFrom.get(source);
  return before ? `${trail(before, cameFrom)} → ${source}` : source;
}
