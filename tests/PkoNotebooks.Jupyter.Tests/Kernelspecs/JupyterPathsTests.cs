using PkoNotebooks.Jupyter.Kernelspecs;

namespace PkoNotebooks.Jupyter.Tests.Kernelspecs;

public sealed class JupyterPathsTests
{
    [Theory]
    [InlineData(JupyterPlatform.Linux, "", "/home/a/.local/share/jupyter")]
    [InlineData(JupyterPlatform.Linux, "XDG_DATA_HOME=/data", "/data/jupyter")]
    [InlineData(JupyterPlatform.Linux, "JUPYTER_DATA_DIR=/mine", "/mine")]
    [InlineData(JupyterPlatform.MacOS, "XDG_DATA_HOME=/data", "/home/a/Library/Jupyter")]
    [InlineData(JupyterPlatform.Windows, "APPDATA=/roaming", "/roaming/jupyter")]
    public void The_users_folder_follows_the_platform(JupyterPlatform platform, string variables, string folder) =>
        Assert.Equal(folder, Paths(platform, variables).UserData.Replace('\\', '/'));

    [Fact]
    public void Folders_are_searched_in_jupyters_order()
    {
        Assert.Equal(
            ["/x/kernels", "/y/kernels", "/home/a/.local/share/jupyter/kernels", "/venv/share/jupyter/kernels", "/usr/local/share/jupyter/kernels", "/usr/share/jupyter/kernels"],
            Paths(JupyterPlatform.Linux, "JUPYTER_PATH=/x:/y", "VIRTUAL_ENV=/venv").Kernels.ToArray());
        Assert.Equal(
            ["/venv/share/jupyter", "/home/a/.local/share/jupyter", "/usr/local/share/jupyter", "/usr/share/jupyter"],
            Paths(JupyterPlatform.Linux, "VIRTUAL_ENV=/venv", "JUPYTER_PREFER_ENV_PATH=1").Data.ToArray());
        Assert.Equal("/pd/jupyter", Paths(JupyterPlatform.Windows, "PROGRAMDATA=/pd").Data[^1].Replace('\\', '/'));
    }

    [Fact]
    public void The_runtime_folder_can_be_named() =>
        Assert.Equal(("/home/a/.local/share/jupyter/runtime", "/run"), (Paths(JupyterPlatform.Linux).Runtime, Paths(JupyterPlatform.Linux, "JUPYTER_RUNTIME_DIR=/run").Runtime));

    private static JupyterPaths Paths(JupyterPlatform platform, params string[] variables)
    {
        var environment = variables.Where(v => v.Length > 0).Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);
        return new JupyterPaths(environment.GetValueOrDefault, "/home/a", platform);
    }
}
