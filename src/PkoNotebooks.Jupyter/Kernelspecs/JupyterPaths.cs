using System.Collections.Immutable;

namespace PkoNotebooks.Jupyter.Kernelspecs;

/// <summary>Where Jupyter keeps its data on this platform, by the rules of jupyter_core.</summary>
public sealed class JupyterPaths
{
    private readonly Func<string, string?> _environment;
    private readonly string _home;
    private readonly JupyterPlatform _platform;

    /// <param name="environment">Looks up an environment variable.</param>
    /// <param name="home">The user's home folder.</param>
    /// <param name="platform">Whose rules apply.</param>
    public JupyterPaths(Func<string, string?> environment, string home, JupyterPlatform platform) =>
        (_environment, _home, _platform) = (environment, home, platform);

    /// <summary>Those of this machine and user.</summary>
    public static JupyterPaths Current() => new(
        Environment.GetEnvironmentVariable,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        OperatingSystem.IsWindows() ? JupyterPlatform.Windows : OperatingSystem.IsMacOS() ? JupyterPlatform.MacOS : JupyterPlatform.Linux);

    /// <summary>The user's data: <c>JUPYTER_DATA_DIR</c>, or the platform's place for it.</summary>
    public string UserData => Variable("JUPYTER_DATA_DIR") ?? _platform switch
    {
        JupyterPlatform.Windows => Path.Combine(Variable("APPDATA") ?? Path.Combine(_home, "AppData", "Roaming"), "jupyter"),
        JupyterPlatform.MacOS => Path.Combine(_home, "Library", "Jupyter"),
        _ => Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(_home, ".local", "share"), "jupyter"),
    };

    /// <summary>Connection files: <c>JUPYTER_RUNTIME_DIR</c>, or a folder in the user's data.</summary>
    public string Runtime => Variable("JUPYTER_RUNTIME_DIR") ?? Path.Combine(UserData, "runtime");

    /// <summary>Every data folder, in the order in which kernels are looked for: a name found earlier hides the same name later.</summary>
    public ImmutableArray<string> Data
    {
        get
        {
            var user = UserData;
            var environments = Environments().Select(prefix => Path.Combine(prefix, "share", "jupyter"));
            var preferEnvironment = Variable("JUPYTER_PREFER_ENV_PATH") is { } prefer && prefer is not ("0" or "no" or "false" or "off");
            return
            [
                .. (Variable("JUPYTER_PATH") ?? "").Split(_platform == JupyterPlatform.Windows ? ';' : ':', StringSplitOptions.RemoveEmptyEntries)
                    .Concat(preferEnvironment ? [.. environments, user] : [user, .. environments])
                    .Concat(System())
                    .Distinct(StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>Where kernelspecs are looked for, in order.</summary>
    public ImmutableArray<string> Kernels => [.. Data.Select(folder => Path.Combine(folder, "kernels"))];

    /// <summary>Jupyter looks into its own Python's prefix, which is not known here; an active environment is.</summary>
    private IEnumerable<string> Environments()
    {
        foreach (var name in (string[])["VIRTUAL_ENV", "CONDA_PREFIX"])
        {
            if (Variable(name) is { } prefix)
            {
                yield return prefix;
            }
        }
    }

    private string[] System() => _platform == JupyterPlatform.Windows
        ? [Path.Combine(Variable("PROGRAMDATA") ?? @"C:\ProgramData", "jupyter")]
        : ["/usr/local/share/jupyter", "/usr/share/jupyter"];

    private string? Variable(string name) => _environment(name) is { Length: > 0 } value ? value : null;
}
