namespace PkoNotebooks.Execution.Running;

/// <summary>Where a notebook stands.</summary>
public enum RunStage
{
    /// <summary>It is about to run, or to be taken from the cache.</summary>
    Started,

    /// <summary>A cell is about to run.</summary>
    CellStarted,

    /// <summary>A cell ended, well or not.</summary>
    CellFinished,

    /// <summary>The notebook ended.</summary>
    Finished,
}

/// <summary>One step of a run, for a progress bar. Steps of notebooks that run side by side come in any order, each from any thread.</summary>
/// <param name="Notebook">The job's name.</param>
/// <param name="Stage">What just happened.</param>
/// <param name="CellNumber">1-based position of the cell among all cells; 0 where no cell is meant.</param>
/// <param name="CellsDone">Code cells that ended.</param>
/// <param name="CellsTotal">Code cells that the notebook runs.</param>
/// <param name="Run">The result, with <see cref="RunStage.Finished"/>.</param>
public sealed record RunProgress(string Notebook, RunStage Stage, int CellNumber, int CellsDone, int CellsTotal, NotebookRun? Run = null);
