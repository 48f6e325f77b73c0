using PkoNotebooks.Data.Files;
using PkoNotebooks.Data.Import;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Tests.Import;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Files;

/// <summary>An import that is killed, or runs out of disk, at any of its steps leaves the old package or the new one.</summary>
public sealed class FileTransactionTests
{
    private const string Rows = "2021-01-31,f,JPN,Japan,UNMISS,Troops,1,1,2";

    [Fact]
    public void Killed_at_any_moment_the_package_is_the_old_or_the_new_one()
    {
        var steps = Steps();
        Assert.Equal(10, steps.Count);
        for (var killedAt = 0; killedAt < steps.Count; killedAt++)
        {
            using var package = new TinyPackage();
            var plan = ImportTests.Plan(package, ImportTests.MonthlyOf(Rows));
            var count = 0;
            Assert.Throws<KilledException>(() => PackageImporter.ApplyStepwise(plan, _ => Kill(count++ == killedAt)));

            Assert.Empty(DataCheck.Run(package.Folder).Errors);
            var isNew = package.Load().Personnel.On(new(2021, 1, 31)).Count == 1;
            Assert.Equal(killedAt > steps.IndexOf("commit"), isNew);
            Assert.DoesNotContain(Directory.EnumerateFiles(package.Folder, ".*", SearchOption.AllDirectories), path => path.Contains(".pending-import", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void After_a_kill_the_import_can_be_done_again()
    {
        using var package = new TinyPackage();
        var plan = ImportTests.Plan(package, ImportTests.MonthlyOf(Rows));
        Assert.Throws<KilledException>(() => PackageImporter.ApplyStepwise(plan, step => Kill(step == "commit")));
        PackageImporter.Apply(ImportTests.Plan(package, ImportTests.MonthlyOf(Rows)));
        Assert.Single(package.Load().Personnel.On(new(2021, 1, 31)));
        Assert.Empty(DataCheck.Run(package.Folder).Errors);
    }

    [Fact]
    public void What_a_killed_import_left_before_it_was_complete_does_no_harm()
    {
        using var package = new TinyPackage();
        File.WriteAllText(package.PathOf("personnel") + ".pending", "half a fi");
        File.WriteAllText(Path.Combine(package.Folder, $".datapackage.json.{Environment.ProcessId}.tmp"), "{ half");
        Assert.Empty(DataCheck.Run(package.Folder).Errors);
        PackageImporter.Apply(ImportTests.Plan(package, ImportTests.MonthlyOf(Rows)));
        Assert.Empty(DataCheck.Run(package.Folder).Errors);
    }

    [Fact]
    public void Several_readers_finish_a_killed_import_together()
    {
        using var package = new TinyPackage();
        var plan = ImportTests.Plan(package, ImportTests.MonthlyOf(Rows));
        var count = 0;
        Assert.Throws<KilledException>(() => PackageImporter.ApplyStepwise(plan, step => Kill(step.StartsWith("move", StringComparison.Ordinal) && count++ == 1)));
        Parallel.For(0, 8, _ => FileTransaction.Recover(package.Folder));
        Assert.Empty(DataCheck.Run(package.Folder).Errors);
    }

    [Fact]
    public void A_file_whose_writing_fails_is_left_as_it_was()
    {
        using var package = new TinyPackage();
        var path = package.PathOf("events");
        var before = File.ReadAllBytes(path);
        Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            throw new IOException("No space left on device");
        }));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(before.Length, Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Where(file => file.EndsWith("events.csv", StringComparison.Ordinal)).Sum(file => new FileInfo(file).Length));
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.GetDirectoryName(path)!), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_of_pending_files_cannot_reach_out_of_the_folder()
    {
        using var package = new TinyPackage();
        using var other = new TinyPackage();
        var victim = Path.Combine(other.Folder, "victim.csv");
        File.WriteAllText(victim, "old");
        File.WriteAllText(victim + ".pending", "new");
        File.WriteAllText(Path.Combine(package.Folder, ".pending-import.json"), $"[\"{Path.GetRelativePath(package.Folder, victim)}\"]");
        FileTransaction.Recover(package.Folder);
        Assert.Equal("old", File.ReadAllText(victim));
    }

    private static List<string> Steps()
    {
        using var package = new TinyPackage();
        var steps = new List<string>();
        PackageImporter.ApplyStepwise(ImportTests.Plan(package, ImportTests.MonthlyOf(Rows)), steps.Add);
        return steps;
    }

    private static void Kill(bool now)
    {
        if (now)
        {
            throw new KilledException();
        }
    }

    private sealed class KilledException : Exception;
}
