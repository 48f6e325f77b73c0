using System.ComponentModel;
using System.Diagnostics;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>A package as a person names it: a folder, a ZIP archive, or a revision of the project's repository. Unpacked ones go when it is disposed of.</summary>
internal sealed class PackageAt : IDisposable
{
    private readonly DirectoryInfo? _unpacked;

    private PackageAt(string folder, DirectoryInfo? unpacked)
    {
        Folder = folder;
        _unpacked = unpacked;
    }

    public string Folder { get; }

    /// <exception cref="UsageException">It is none of the three.</exception>
    public static PackageAt Open(string name)
    {
        if (Directory.Exists(name))
        {
            // A clone or a release is named as often as the package in it.
            var within = Path.Combine(name, "data");
            return new(File.Exists(Path.Combine(name, "datapackage.json")) || !Directory.Exists(within) ? name : within, null);
        }

        var unpacked = Directory.CreateTempSubdirectory("pko-package-");
        try
        {
            if (File.Exists(name))
            {
                PackageArchive.Unpack(name, unpacked.FullName);
            }
            else
            {
                var archive = Path.Combine(unpacked.FullName, "revision.zip");
                Archive(name, archive);
                PackageArchive.Unpack(archive, unpacked.FullName);
            }

            return new(unpacked.FullName, unpacked);
        }
        catch
        {
            unpacked.Delete(recursive: true);
            throw;
        }
    }

    public void Dispose() => _unpacked?.Delete(recursive: true);

    private static void Archive(string revision, string archive)
    {
        var root = ProjectLayout.Find(Environment.CurrentDirectory).Root;
        var start = new ProcessStartInfo("git") { WorkingDirectory = root, RedirectStandardError = true, RedirectStandardOutput = true };

        // A revision never starts with a dash; what does would be read as an option.
        foreach (var argument in new[] { "archive", "--format=zip", "--output=" + archive, revision.StartsWith('-') ? "./" + revision : revision, "data" })
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var git = Process.Start(start)!;
            var output = git.StandardOutput.ReadToEndAsync();
            var errors = git.StandardError.ReadToEnd();
            git.WaitForExit();
            _ = output.GetAwaiter().GetResult();
            if (git.ExitCode != 0)
            {
                throw new UsageException($"'{revision}' is no folder, no archive and no revision of {root}: {errors.Trim()}");
            }
        }
        catch (Win32Exception)
        {
            throw new UsageException($"'{revision}' is no folder and no archive; to read it as a revision, git is needed.");
        }
    }
}
