using System.Collections.Immutable;
using PkoNotebooks.Execution.Kernels.Cultures;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>The variables with which an installed kernel's process starts.</summary>
internal static class KernelVariables
{
    // The runtime compiles often used methods anew, and better, only after so many milliseconds (100 by default) in which nothing was
    // compiled for the first time. Each cell is new code: at the pace of "Run all" that pause would never come, and the compiler would
    // stay slow for the whole session. Measured as `benchmarks jupyter` does: shorter pauses delay the first cell, longer ones the later cells.
    private const string PauseBeforeRecompiling = "DOTNET_TC_CallCountingDelayMs";

    /// <summary>For this machine: culture data, where it has any, and a compiler that becomes quick while cells arrive.</summary>
    public static ImmutableSortedDictionary<string, string> OfThisMachine =>
        (CultureData.OfThisMachine.Version is null ? CultureData.Variables.Clear() : CultureData.Variables).SetItem(PauseBeforeRecompiling, "3");
}
