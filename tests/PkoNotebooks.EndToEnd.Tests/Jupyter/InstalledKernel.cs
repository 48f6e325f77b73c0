using PkoNotebooks.EndToEnd.Tests.Tools;
using PkoNotebooks.Jupyter.Kernelspecs;

namespace PkoNotebooks.EndToEnd.Tests.Jupyter;

/// <summary>Our kernel, installed where only this test's clients look.</summary>
internal sealed class InstalledKernel : IDisposable
{
    public InstalledKernel()
    {
        Folder = Directory.CreateTempSubdirectory("jupyter-clients").FullName;
        Directory.CreateDirectory(Runtime);
        Specs = new KernelspecInstaller(JupyterPaths.Current()).Install(new KernelspecInstallation
        {
            StartCommand = [.. StartCommand],
            Prefix = Folder,
            ReplaceDotnetInteractive = true,
        });
    }

    public string Folder { get; }

    public IReadOnlyList<Kernelspec> Specs { get; }

    public string Runtime => Path.Combine(Folder, "runtime");

    /// <summary>What clients need to find this kernel and nothing else of the machine's.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["JUPYTER_PATH"] = Path.Combine(Folder, "share", "jupyter"),
        ["JUPYTER_RUNTIME_DIR"] = Runtime,
        ["JUPYTER_CONFIG_DIR"] = Path.Combine(Folder, "config"),
        ["JUPYTER_DATA_DIR"] = Path.Combine(Folder, "data"),
        ["IPYTHONDIR"] = Path.Combine(Folder, "ipython"),
        ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
    };

    /// <summary>The command behind the kernelspec: the one under test, or one that PKO_KERNEL_COMMAND names, such as a published one.</summary>
    public static string[] StartCommand =>
        System.Environment.GetEnvironmentVariable("PKO_KERNEL_COMMAND") is { Length: > 0 } command
            ? command.Split(' ')
            : [Path.ChangeExtension(Repository.Pko, OperatingSystem.IsWindows() ? ".exe" : null), "kernel", "start"];

    public PythonProcess Run(string python, params string[] arguments) => PythonTool.Start(python, Environment, Folder, arguments);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
