using System.Diagnostics;

namespace PkoNotebooks.EndToEnd.Tests.Jupyter;

/// <summary>Runs Python scripts with an interpreter that has the modules they need.</summary>
internal static class PythonTool
{
    private static readonly string[] Candidates = ["/usr/bin/python3", "python3", "python"];

    /// <summary>The interpreter; skips the test where none has the modules, and fails it under CI, where they are a must.</summary>
    public static string Require(params string[] modules)
    {
        var named = Environment.GetEnvironmentVariable("PKO_PYTHON");
        var found = (named is null ? Candidates : [named]).FirstOrDefault(p => Has(p, modules));
        if (found is null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail($"No Python with {string.Join(", ", modules)}: .ci/run installs them.");
        }

        Skip.If(found is null, $"needs a Python with {string.Join(", ", modules)}");
        return found!;
    }

    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Jupyter", name);

    public static PythonProcess Start(string python, IReadOnlyDictionary<string, string>? environment, string? folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new PythonProcess(Process.Start(start)!);
    }

    public static PythonProcess Start(string python, params string[] arguments) => Start(python, null, null, arguments);

    private static bool Has(string python, string[] modules)
    {
        try
        {
            var start = new ProcessStartInfo(python, ["-c", modules.Length == 0 ? "pass" : "import " + string.Join(", ", modules)]) { RedirectStandardError = true };
            using var process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
