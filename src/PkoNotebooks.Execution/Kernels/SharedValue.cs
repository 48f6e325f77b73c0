using PkoNotebooks.Execution.Kernels.Cells;

namespace PkoNotebooks.Execution.Kernels;

/// <summary>Hands an object from one kernel to code that another kernel compiles. For generated code, not for notebooks.</summary>
public static class SharedValue
{
    /// <summary>The object that the running cell holds under the key.</summary>
    /// <exception cref="KeyNotFoundException">It holds none there.</exception>
    public static object? Take(int key) => CellContext.Require().Handovers[key];

    /// <summary>Keeps an object for code that is about to run in the cell; gives its key.</summary>
    internal static int Put(object? value, CellContext cell)
    {
        cell.Handovers.Add(value);
        return cell.Handovers.Count - 1;
    }
}
