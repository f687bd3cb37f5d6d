import loader, { type Highs, type ModelData } from 'highs'

/** How a run of HiGHS ended; `stopped` is by time. */
export interface MipEnd {
  readonly status: 'optimal' | 'infeasible' | 'stopped'
  /** The best values found, none where nothing was. */
  readonly columns?: Float64Array
  /** What no solution can go below; -Infinity where nothing is known. */
  readonly bound: number
  /** Of a linear program: what each row is worth, per unit of its bound. */
  readonly duals: Float64Array
  /** Seconds it took, by its own clock. */
  readonly seconds: number
}

export interface MipRun {
  /** Values to start from. */
  readonly start?: Float64Array
  /** Seconds it may take. */
  readonly seconds: number
  /** Hears of every better solution, and of every better bound. */
  readonly onBetter?: (columns: Float64Array | undefined, bound: number) => void
}

/** Costs are whole numbers: what is nearer than this to the bound is best. */
const absoluteGap = 0.999

/** Compiles HiGHS (WebAssembly, one thread); takes some tens of milliseconds. */
export function loadHighs(): Promise<Highs> {
  // The declarations are read as CommonJS, what is loaded is the module: its default is the function itself.
  return (loader as unknown as typeof loader.default)()
}

/**
 * Solves a (mixed-integer) linear program whose costs of whole solutions are whole numbers: it ends when no solution
 * can be better by 1. HiGHS (Q. Huangfu, J. Hall, Mathematical Programming Computation 10, 2018) computes in floating
 * point, with its tolerance of 1e-6.
 */
export function runMip(highs: Highs, data: ModelData, run: MipRun): MipEnd {
  if (data.numCols === 0) return endOfNothing(data)
  // Measured: linear programs of this kind are solved in half the time without presolve.
  if (!data.integrality) return runOnce(highs, data, run, 'off')
  const end = runOnce(highs, data, run, 'choose')
  // Its presolve has been seen to call a program infeasible that is not (1.15.3): nothing is ruled out on its word alone.
  return end.status === 'infeasible' ? runOnce(highs, data, { ...run, seconds: run.seconds - end.seconds }, 'off') : end
}

function runOnce(
  highs: Highs,
  data: ModelData,
  { start, seconds, onBetter }: MipRun,
  presolve: 'choose' | 'off',
): MipEnd {
  const { callbackType, modelStatus } = highs.constants
  return highs.withModel(data, (model): MipEnd => {
    model.options.set({
      output_flag: false,
      time_limit: Math.max(0, seconds),
      mip_rel_gap: 0,
      mip_abs_gap: absoluteGap,
      presolve,
    })
    if (start) {
      // Measured: the feasibility jump finds nothing better than what a search starts from.
      model.options.set('mip_heuristic_run_feasibility_jump', false)
      model.setSolution({ colValue: start })
    }
    let bound = Number.NEGATIVE_INFINITY
    let columns: Float64Array | undefined
    const hear = (given?: number) => {
      if (given !== undefined && given > bound && given < 1e29) bound = given
    }
    model.run({
      [callbackType.mipImprovingSolution](event) {
        hear(event.data.mip_dual_bound)
        columns = event.data.mip_solution ?? columns
        onBetter?.(event.data.mip_solution, bound)
      },
      [callbackType.mipLogging](event) {
        const before = bound
        hear(event.data.mip_dual_bound)
        if (bound > before) onBetter?.(undefined, bound)
      },
    })
    const ended = model.getModelStatus()
    const { colValue, rowDual } = model.getSolution()
    const isSolved = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible
    if (data.integrality) hear(model.info.get('mip_dual_bound') as number)
    if (ended === modelStatus.optimal) hear(model.getObjectiveValue() - (data.integrality ? absoluteGap : 0))
    const isNone = ended === modelStatus.infeasible || ended === modelStatus.unboundedOrInfeasible
    return {
      status: ended === modelStatus.optimal ? 'optimal' : isNone ? 'infeasible' : 'stopped',
      columns: isSolved ? colValue : columns,
      bound,
      duals: rowDual,
      seconds: model.getRunTime(),
    }
  })
}

/** HiGHS does not solve a program without columns. */
function endOfNothing({ rowLower, rowUpper, numRows }: ModelData): MipEnd {
  const isKept = Array.from(rowLower).every((low, at) => low <= 0 && (rowUpper[at] ?? 0) >= 0)
  const duals = new Float64Array(numRows)
  if (!isKept) return { status: 'infeasible', bound: Number.POSITIVE_INFINITY, duals, seconds: 0 }
  return { status: 'optimal', columns: new Float64Array(0), bound: 0, duals, seconds: 0 }
}
