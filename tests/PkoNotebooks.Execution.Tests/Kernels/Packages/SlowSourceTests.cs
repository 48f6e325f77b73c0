using System.Text;
using PkoNotebooks.Execution.Kernels.Packages;

namespace PkoNotebooks.Execution.Tests.Kernels.Packages;

public sealed class SlowSourceTests : IDisposable
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    // Two packages: the one that comes may stay in a cache of the user's own, and is then no longer asked for.
    private static readonly PackageReference Silent = new("Test.Silent", "1.0.0");
    private static readonly PackageReference Slow = new("Test.Slow", "1.0.0");

    private readonly string _folder = Directory.CreateTempSubdirectory("pko-slow-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("/never")]
    [InlineData("/index.json")]
    public async Task A_source_that_does_not_answer_is_given_up_and_named(string answered)
    {
        SilentSource? source = null;
        using (source = new SilentSource(path => path == answered ? [Index(source!)] : null))
        {
            source.Configure(_folder);

            var error = await Assert.ThrowsAsync<PackageNotFoundException>(() => RestoreAsync(Silent));

            Assert.Contains("did not answer within 2 seconds", error.Message, StringComparison.Ordinal);
            Assert.Contains("Test.Silent, 1.0.0", error.Message, StringComparison.Ordinal);
            Assert.Contains(source.Address, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_package_that_keeps_coming_may_take_longer_than_a_source_may_be_silent()
    {
        LocalFeed.Add(_folder, "Test.Slow", "1.0.0", "public static class Slow { }");
        var bytes = await File.ReadAllBytesAsync(Path.Combine(_folder, "Test.Slow.1.0.0.nupkg"));
        SilentSource? source = null;
        IEnumerable<byte[]>? Answer(string path) => path switch
        {
            "/index.json" => [Index(source!)],
            "/flat/test.slow/index.json" => ["""{"versions":["1.0.0"]}"""u8.ToArray()],
            "/flat/test.slow/1.0.0/test.slow.1.0.0.nupkg" => bytes.Chunk((bytes.Length / 8) + 1),
            _ => null,
        };
        // Longer than a busy machine leaves the command without a turn.
        var silence = 3 * Silence;
        using (source = new SilentSource(Answer, silence / 7))
        {
            source.Configure(_folder);

            Assert.Equal("Test.Slow, 1.0.0", Assert.Single((await RestoreAsync(Slow, silence)).Packages).ToString());
        }
    }

    private static byte[] Index(SilentSource source) => Encoding.UTF8.GetBytes(
        $$"""{"version":"3.0.0","resources":[{"@id":"{{source.Address}}/flat/","@type":"PackageBaseAddress/3.0.0"}]}""");

    private Task<ResolvedPackages> RestoreAsync(PackageReference wanted, TimeSpan? silence = null) =>
        PackageRestore.RunAsync(PackageReferences.None.With(wanted), _folder, Path.Combine(_folder, "cache"), silence ?? Silence, CancellationToken.None);
}
