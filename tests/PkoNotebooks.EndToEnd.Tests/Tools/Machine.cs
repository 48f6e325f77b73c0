namespace PkoNotebooks.EndToEnd.Tests.Tools;

/// <summary>Optional programs of this machine. A test that needs a missing one is skipped visibly, but fails where CI=true.</summary>
internal static class Machine
{
    public static bool IsContinuousIntegration => Environment.GetEnvironmentVariable("CI") == "true";

    public static string Chromium => Require("Chromium (Debian: chromium)", Find("chromium", "chromium-browser", "google-chrome"));

    public static string Node => Require("Node.js (Debian: nodejs)", Find("node"));

    public static string SystemPython =>
        Require("Python with the Jupyter packages (Debian: python3-ipykernel, jupyter-nbconvert)", File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : null);

    public static string Sqlite => Require("the SQLite shell (Debian: sqlite3)", Find("sqlite3"));

    /// <summary>A program of poppler: <c>pdftotext</c>, <c>pdfinfo</c>.</summary>
    public static string PdfTool(string name) => Require($"{name} (Debian: poppler-utils)", Find(name));

    public static string Git => Require("git", Find("git"));

    /// <summary>The folder of a package that <c>npm ci</c> installs beside this project.</summary>
    public static string NodePackage(string name)
    {
        var folder = Path.Combine(Repository.Root, "tests", "PkoNotebooks.EndToEnd.Tests", "node_modules", name);
        return Require($"the npm package {name} (npm ci --prefix tests/PkoNotebooks.EndToEnd.Tests)", Directory.Exists(folder) ? folder : null);
    }

    /// <summary>Skips the test where something is missing.</summary>
    public static void Check(string what, bool isThere) => Require(what, isThere ? "" : null);

    private static string? Find(params string[] names) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(n => Path.Combine(folder, n)))
            .FirstOrDefault(File.Exists);

    private static string Require(string what, string? path)
    {
        if (path is null && IsContinuousIntegration)
        {
            Assert.Fail($"Continuous integration has to install {what}.");
        }

        Skip.If(path is null, $"needs {what}");
        return path!;
    }
}
