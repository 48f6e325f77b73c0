using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels.CSharp;
using PkoNotebooks.Execution.Kernels.Cultures;

namespace PkoNotebooks.Execution.Kernels.Cells;

/// <summary>Turns an exception from a cell into the error that a reader sees, with only the frames that are the author's or led there.</summary>
internal static partial class UserErrors
{
    /// <param name="error">What the cell threw.</param>
    /// <param name="cellLabel">The running cell; other cells on the stack go by their own labels.</param>
    public static ErrorOutput From(Exception error, string cellLabel)
    {
        while (error is TargetInvocationException { InnerException: { } inner })
        {
            error = inner;
        }

        int? line = null;
        var traceback = new List<string>();
        Describe(error, "", traceback, cellLabel, ref line, 0);
        return new ErrorOutput(error.GetType().FullName ?? error.GetType().Name, Message(error), [.. traceback]) { Line = line };
    }

    private static void Describe(Exception error, string lead, List<string> lines, string cellLabel, ref int? cellLine, int depth)
    {
        lines.Add($"{lead}{TypeName(error.GetType())}: {Message(error)}");
        foreach (var frame in Frames(error))
        {
            lines.Add("   at " + Text(frame, out var label, out var line));
            if (label == cellLabel)
            {
                cellLine ??= line;
            }
        }

        if (depth > 8)
        {
            return;
        }

        ImmutableArray<Exception> causes = error is AggregateException many ? [.. many.InnerExceptions.Take(10)] : error.InnerException is { } one ? [one] : [];
        foreach (var cause in causes)
        {
            Describe(cause, " ---> ", lines, cellLabel, ref cellLine, depth + 1);
        }
    }

    private static string Message(Exception error)
    {
        try
        {
            return error is CultureNotFoundException && CultureData.Explain() is { } why ? $"{error.Message.ReplaceLineEndings(" ")} {why}" : error.Message;
        }
        catch (Exception inMessage) when (inMessage is not ThreadAbortException)
        {
            return $"(its Message threw {inMessage.GetType().Name})";
        }
    }

    private static List<StackFrame> Frames(Exception error)
    {
        var frames = new StackTrace(error, fNeedFileInfo: true).GetFrames();
        var last = Array.FindLastIndex(frames, f => NotebookLoadContext.IsCell(f.GetMethod()?.Module.Assembly));
        var own = typeof(UserErrors).Assembly;
        return [.. frames.Take(last < 0 ? frames.Length : last + 1).Where(f =>
            f.GetMethod() is { } method
            && method.Module.Assembly != own
            && !IsPlumbing(method))];
    }

    private static bool IsPlumbing(MethodBase method)
    {
        var type = method.DeclaringType?.FullName ?? "";
        return type.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
            || type.StartsWith("System.Runtime.ExceptionServices.", StringComparison.Ordinal)
            || type.StartsWith("System.Runtime.ControlledExecution", StringComparison.Ordinal)
            || type.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal)
            || type.StartsWith("System.Reflection.Method", StringComparison.Ordinal);
    }

    private static string Text(StackFrame frame, out string? label, out int? line)
    {
        var method = frame.GetMethod()!;
        var isCell = NotebookLoadContext.IsCell(method.Module.Assembly);

        // The F# compiler makes a file's path of the cell's label.
        var found = NotebookLoadContext.PlaceOf(frame);
        label = !isCell ? null : NotebookLoadContext.IsFSharpCell(method.Module.Assembly) ? Path.GetFileName(found?.Label) : found?.Label;
        line = found?.Line;
        var place = label is not null && line is not null ? $"{label}, line {line}" : "";
        var name = Name(method, isCell);
        return (name.Length, place.Length) switch
        {
            (0, 0) => "the cell",
            (0, _) => place,
            (_, 0) => name,
            _ => $"{name} in {place}",
        };
    }

    private static string Name(MethodBase method, bool isCell)
    {
        var type = method.DeclaringType is { } declaring ? TypeName(declaring) : "";
        var name = method.Name;

        // State machines and closures carry the author's name in angle brackets.
        var generated = GeneratedName().Match(name == "MoveNext" ? LastPart(type) : name);
        if (generated.Success)
        {
            var kind = generated.Groups["kind"].Value;
            var local = generated.Groups["local"].Value;
            name = kind == "g" ? local : kind == "b" ? "lambda" : generated.Groups["outer"].Value;
            type = name == "lambda" ? "" : WithoutGenerated(type);
        }

        if (isCell)
        {
            type = SubmissionType().Replace(type, "");
            if (name is "<Initialize>" or "<Factory>" or "main@" || name.StartsWith("<StaticInitialization", StringComparison.Ordinal))
            {
                return "";
            }
        }

        var parameters = generated.Success ? "" : string.Join(", ", method.GetParameters().Select(p => $"{ShortName(p.ParameterType)} {p.Name}"));
        return $"{(type.Length > 0 ? type + "." : "")}{name}({parameters})";
    }

    private static string LastPart(string type) => type[(type.LastIndexOf('.') + 1)..];

    private static string WithoutGenerated(string type) =>
        string.Join('.', type.Split('.').Where(part => !part.StartsWith('<')));

    private static string TypeName(Type type) => (type.FullName is { } full ? GenericArguments().Replace(full, "") : type.Name).Replace('+', '.');

    private static string ShortName(Type type) => type.Name;

    // <Outer>b__0, <Outer>g__Local|0_1, <Outer>d__3
    [GeneratedRegex(@"^<(?<outer>.*)>(?<kind>[bgd])__(?<local>[^|]*)", RegexOptions.CultureInvariant)]
    private static partial Regex GeneratedName();

    [GeneratedRegex(@"^(Submission#\d+|(<StartupCode\$FSI_\d+>\.)?\$?FSI_\d+)\.?", RegexOptions.CultureInvariant)]
    private static partial Regex SubmissionType();

    [GeneratedRegex(@"\[.*\]$", RegexOptions.CultureInvariant)]
    private static partial Regex GenericArguments();
}
