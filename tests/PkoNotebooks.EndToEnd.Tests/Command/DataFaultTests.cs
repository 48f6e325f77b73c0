using System.Text;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Validation;
using PkoNotebooks.EndToEnd.Tests.Tools;

namespace PkoNotebooks.EndToEnd.Tests.Command;

/// <summary>What can go wrong with a publisher's file, as somebody at the command meets it: a clear error, and the package as it was.</summary>
public sealed class DataFaultTests
{
    private const string Header = "report_date,file,iso3,country,mission,type,male,female,total\n";
    private const string Row = "2030-01-31,f,JPN,Japan,UNMISS,Troops,3,1,4\n";

    public static TheoryData<string, byte[], string> Faults() => new()
    {
        { "an empty file", [], "source-error" },
        { "cut short within a row", Text(Header + Row + "2030-01-31,f,TZA,Tan"), "cut short: fetch it again" },
        { "Latin-1", Encoding.Latin1.GetBytes(Header + "2030-01-31,f,,Côte d'Ivoire,UNMISS,Troops,3,1,4\n"), "expected UTF-8" },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Header + Row)], "found \"UTF-16\"; expected UTF-8" },
        { "CR only", Text((Header + Row).Replace('\n', '\r')), "found \"a carriage return" },
        { "a quote never closed", Text(Header + Row.Replace("Japan", "\"Japan", StringComparison.Ordinal)), "quote that is never closed" },
        { "NUL bytes", Text(Header + Row.Replace("Japan", "Jap\0n", StringComparison.Ordinal)), "NUL byte" },
        { "10,000 columns", Text(string.Join(',', Enumerable.Range(0, 10_000).Select(i => "c" + i)) + "\n"), "unknown-format" },
        { "a header with a name twice", Text(Header.Replace("female", "male", StringComparison.Ordinal) + Row), "duplicate-label; found \"male\"" },
        { "31 February", Text(Header + Row.Replace("2030-01-31", "2030-02-31", StringComparison.Ordinal)), "found \"2030-02-31\"; expected a date of the calendar" },
        { "thousands separators", Text(Header + Row.Replace(",4\n", ",\"1,234\"\n", StringComparison.Ordinal)), "found \"1,234\"; expected a count of persons, without separators" },
        { "a decimal comma", Text(Header + Row.Replace(",4\n", ",\"4,5\"\n", StringComparison.Ordinal)), "found \"4,5\"" },
        { "a comma that splits a cell", Text(Header + Row.Replace(",4\n", ",1,234\n", StringComparison.Ordinal)), "found \"10 cells\"; expected 9 cells" },
        { "a ZIP archive", [.. "PK\u0003\u0004"u8, .. new byte[64]], "archive" },
        { "a page of HTML", Text("<!DOCTYPE html><html><body>Not found</body></html>"), "format-error" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_faulty_file_is_refused_with_its_fault_and_changes_nothing(string fault, byte[] content, string said)
    {
        using var folder = new TemporaryFolder();
        var (package, before) = Package(folder);
        var file = Path.Combine(folder.Path, "incoming.csv");
        await File.WriteAllBytesAsync(file, content);
        var result = await Shell.PkoAsync("data", "import", file, "--into", package);
        Assert.True(result.ExitCode == 2, $"{fault}: {result}");
        Assert.Contains(said, result.Errors, StringComparison.Ordinal);
        Assert.StartsWith("incoming.csv", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Contents(package));
    }

    [Fact]
    public async Task A_byte_order_mark_and_CRLF_are_read_as_publishers_write_them()
    {
        using var folder = new TemporaryFolder();
        var (package, _) = Package(folder);
        var file = folder.File("incoming.csv", "\ufeff" + (Header + Row).Replace("\n", "\r\n", StringComparison.Ordinal));
        var result = await Shell.PkoAsync("data", "import", file, "--into", package);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(4, PkoData.Load(package).Personnel.Of("JPN", new(2030, 1, 31)).Sum(row => row.Total));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    public async Task A_gigabyte_in_one_field_is_refused_in_little_memory(string quote)
    {
        using var folder = new TemporaryFolder();
        var (package, before) = Package(folder);

        // With this limit on its heap the program would die of a cell that it kept.
        var result = await BashAsync(folder, $"""
            mkfifo endless.csv
            (printf '{Header.TrimEnd('\n')}\n2030-01-31,f,JPN,{quote}'; head -c 1073741824 /dev/zero | tr '\0' x) >endless.csv 2>/dev/null &
            DOTNET_GCHeapHardLimit=0x6000000 exec dotnet '{Repository.Pko}' data import endless.csv --into '{package}'
            """);
        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains("endless.csv:2: format-error", result.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Contents(package));
    }

    [Fact]
    public async Task A_disk_that_fills_leaves_the_old_package_and_says_so()
    {
        using var folder = new TemporaryFolder();
        var (package, before) = Package(folder);
        var file = folder.File("incoming.csv", Header + Row);

        // No file may grow beyond 200 KiB; the table of headcounts is larger. Without the signal, writing fails as on a full disk.
        var result = await BashAsync(folder, $"""
            trap '' XFSZ
            ulimit -f 200
            DOTNET_EnableWriteXorExecute=0 exec dotnet '{Repository.Pko}' data import '{file}' --into '{package}'
            """);
        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains("personnel.csv", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Contents(package));
    }

    [Fact]
    public async Task A_small_disk_that_is_full_leaves_the_old_package_and_says_so()
    {
        using var folder = new TemporaryFolder();
        folder.File("incoming.csv", Header + Row);
        var script = folder.File("full.sh", $$"""
            sums() { (cd disk/data; find . -type f ! -name '.*' | sort | xargs sha256sum); }
            mkdir -p disk
            if [ "$1" = limit ]; then
              trap '' XFSZ
            else
              mount -t tmpfs -o size=3m tmpfs disk || exit 99
            fi
            cp -r '{{Path.Combine(Repository.Root, "data")}}' disk/data || exit 98
            if [ "$1" = limit ]; then
              ulimit -f 100
              export DOTNET_EnableWriteXorExecute=0
            else
              head -c 100m /dev/zero >disk/filler 2>/dev/null
              truncate -s -300K disk/filler
            fi
            sums >before
            dotnet '{{Repository.Pko}}' data import incoming.csv --into disk/data
            status=$?
            sums >after
            [ "$1" = limit ] || umount disk
            exit $status
            """);

        // By the right to mount; else in a name space of its own, where everyone may; else with files that may not grow so far.
        var (result, said) = (await Shell.RunAsync("bash", [script, "mount"], folder.Path), "No space left");
        if (result.ExitCode == 99)
        {
            result = await BashAsync(folder, $"unshare --user --map-root-user --mount bash '{script}' mount; status=$?; [ $status = 2 ] && exit 2; exit 99");
        }

        if (result.ExitCode == 99)
        {
            (result, said) = (await Shell.RunAsync("bash", [script, "limit"], folder.Path), "could not be written");
        }

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains(said, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        var before = await File.ReadAllTextAsync(Path.Combine(folder.Path, "before"));
        Assert.Contains("personnel.csv", before, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(folder.Path, "after")));
    }

    [Fact]
    public async Task Killed_at_any_moment_an_import_leaves_the_old_package_or_the_new_one()
    {
        const int Kills = 12;
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        var (package, old) = Package(folder);
        var file = folder.File("incoming.csv", Header + string.Concat(Enumerable.Range(1, 48).Select(month =>
            FormattableString.Invariant($"{new DateOnly(2026, 1, 1).AddMonths(month).AddDays(-1):yyyy-MM-dd},f,JPN,Japan,,Troops,{month},0,{month}\n"))));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(0, (await Shell.PkoAsync("data", "import", file, "--into", package)).ExitCode);
        var whole = watch.Elapsed;
        var @new = Contents(package);
        Assert.NotEqual(old, @new);

        for (var kill = 0; kill < Kills; kill++)
        {
            using var scratch = new TemporaryFolder();
            (package, _) = Package(scratch);
            var moment = whole * (0.4 + (random.NextDouble() * 0.7));
            await Shell.PkoKilledAsync(moment, "data", "import", file, "--into", package);

            // The next command that opens the package finishes what was committed.
            Assert.Empty(DataCheck.Run(package).Errors);
            var found = Contents(package);
            Assert.True(found == old || found == @new, $"seed {seed}, kill {kill} after {moment.TotalMilliseconds:0} ms: neither the old nor the new package");
        }
    }

    private static (string Package, string Before) Package(TemporaryFolder folder)
    {
        folder.CopyFrom(Path.Combine(Repository.Root, "data"), "data");
        var package = Path.Combine(folder.Path, "data");
        return (package, Contents(package));
    }

    // Whatever a killed process left beside the package's files is no part of the package.
    private static string Contents(string package) => string.Join('\n', Directory
        .EnumerateFiles(package, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetExtension(path) is ".csv" or ".json" or ".md" && !Path.GetFileName(path).StartsWith('.'))
        .Order(StringComparer.Ordinal)
        .Select(path => Path.GetRelativePath(package, path) + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))));

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static Task<ShellResult> BashAsync(TemporaryFolder folder, string script) => Shell.RunAsync("bash", ["-c", script], folder.Path);
}
