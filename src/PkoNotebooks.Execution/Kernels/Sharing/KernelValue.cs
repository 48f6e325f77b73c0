using System.Text.Json;
using PkoNotebooks.Execution.Kernels.Cells;
using PkoNotebooks.Execution.Kernels.Formatting;

namespace PkoNotebooks.Execution.Kernels.Sharing;

/// <summary>Values of one kernel as another kernel gets them: by reference, or as a copy through JSON or another MIME type.</summary>
internal static class KernelValue
{
    /// <summary>The variable of another kernel.</summary>
    /// <exception cref="CellErrorException">There is no such kernel or variable; the message lists those that there are.</exception>
    public static object? Read(string kernelName, string name, CellContext cell, int line)
    {
        var kernel = cell.Session.Kernels.Get(kernelName, line);
        var variable = kernel.Variables.FirstOrDefault(v => v.Name == name);
        if (variable is null)
        {
            var known = kernel.Variables.Select(v => v.Name).Order(StringComparer.Ordinal).ToList();
            throw new CellErrorException(
                "ValueNotFound",
                $"The kernel '{kernel.Name}' has no value '{name}'. It has: {(known.Count == 0 ? "none" : string.Join(", ", known))}.",
                line);
        }

        return UserCode.Run(variable.Read, cell.Cancellation);
    }

    /// <summary>A copy that shares nothing with the original.</summary>
    /// <param name="mimeType">The form that the copy goes through; null for JSON.</param>
    public static object? Copy(object? value, string? mimeType, CellContext cell, int line)
    {
        if (mimeType is not (null or "application/json"))
        {
            return UserCode.Run(() => cell.Formatter.As(value, mimeType), cell.Cancellation);
        }

        try
        {
            return FromJson(value is JsonText text ? text.Json : UserCode.Run(() => Formatting.JsonText.Write(value), cell.Cancellation));
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new CellErrorException(
                "ValueNotShareable",
                $"A value of type {TypeText.Of(value!.GetType())} cannot be written as JSON: {error.Message} Share it by reference (#!set --byref or #!share) or as another --mime-type.",
                line);
        }
    }

    /// <summary>As .NET Interactive documents it: booleans, numbers (as double) and strings become themselves, the rest a JSON document.</summary>
    public static object? FromJson(string json)
    {
        var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => document.RootElement.GetDouble(),
            JsonValueKind.String => document.RootElement.GetString(),
            JsonValueKind.Null => null,
            _ => document,
        };
    }

    /// <summary>Text that is JSON already, such as a value that was given under that MIME type.</summary>
    internal sealed record JsonText(string Json);
}
