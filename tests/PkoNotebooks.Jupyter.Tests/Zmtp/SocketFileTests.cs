using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Tests.Zmtp;

/// <summary>Sockets that are files.</summary>
public sealed class SocketFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ipc");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_socket_file_is_gone_with_its_socket_and_its_path_is_free_again()
    {
        var path = Path.Combine(_folder.FullName, "socket");
        for (var i = 0; i < 2; i++)
        {
            await using var router = new RouterSocket();
            Assert.Equal(path, router.Bind("ipc://" + path).Path);
            Assert.True(File.Exists(path));
        }

        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task A_file_that_is_no_socket_keeps_its_content()
    {
        var path = Path.Combine(_folder.FullName, "report");
        File.WriteAllText(path, "precious");
        await using var router = new RouterSocket();
        Assert.Contains("it is a file that is no socket", Assert.Throws<ZmtpBindException>(() => router.Bind("ipc://" + path)).Message, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(path));
    }

    [Fact]
    public async Task A_path_that_is_listened_on_is_not_taken_over()
    {
        var path = Path.Combine(_folder.FullName, "socket");
        await using var first = new RouterSocket();
        first.Bind("ipc://" + path);
        await using var second = new RouterSocket();
        Assert.Contains("a process listens there", Assert.Throws<ZmtpBindException>(() => second.Bind("ipc://" + path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_no_socket_can_have_is_an_error_that_says_why()
    {
        await using var router = new RouterSocket();
        var longer = Path.Combine(_folder.FullName, new string('x', 200));
        Assert.Contains("longer than the system permits", Assert.Throws<ZmtpBindException>(() => router.Bind("ipc://" + longer)).Message, StringComparison.Ordinal);
        var nowhere = Path.Combine(_folder.FullName, "nowhere", "socket");
        Assert.Contains("its folder does not exist", Assert.Throws<ZmtpBindException>(() => router.Bind("ipc://" + nowhere)).Message, StringComparison.Ordinal);
    }
}
