using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using PkoNotebooks.Jupyter.Kernel;

namespace PkoNotebooks.Jupyter.Kernelspecs;

/// <summary>Registers the kit's kernel with Jupyter, and takes it out again.</summary>
public sealed class KernelspecInstaller(JupyterPaths paths)
{
    /// <summary>The option of <c>kernel start</c> that chooses the language of cells that name none.</summary>
    public const string LanguageOption = "--language";

    /// <summary>In a kernelspec's metadata: that we wrote it and may take it away.</summary>
    private const string Mark = "pko";

    private static readonly string[] DotnetInteractiveNames = [".net-csharp", ".net-fsharp"];

    /// <summary>Writes the kernelspecs; each appears whole or not at all, and takes the place of one of the same name.</summary>
    /// <returns>What was installed.</returns>
    /// <exception cref="KernelspecException">The name is no name for a kernelspec, or a folder cannot be written.</exception>
    public ImmutableArray<Kernelspec> Install(KernelspecInstallation installation)
    {
        CheckName(installation.Name);
        var root = Root(installation.Prefix);
        var specs = ImmutableArray.CreateBuilder<Kernelspec>();
        specs.Add(Spec(root, installation.Name, installation.DisplayName, KernelLanguage.CSharp, installation));
        if (installation.ReplaceDotnetInteractive)
        {
            specs.Add(Spec(root, DotnetInteractiveNames[0], ".NET (C#)", KernelLanguage.CSharp, installation));
            specs.Add(Spec(root, DotnetInteractiveNames[1], ".NET (F#)", KernelLanguage.FSharp, installation));
        }

        foreach (var spec in specs)
        {
            Write(spec);
        }

        return specs.ToImmutable();
    }

    /// <summary>Takes a kernelspec out; of <c>.net-csharp</c> and <c>.net-fsharp</c> only what we wrote.</summary>
    /// <param name="name">Null takes out every kernelspec that we wrote there.</param>
    /// <param name="prefix">As for the installation.</param>
    /// <returns>The names taken out.</returns>
    /// <exception cref="KernelspecException">There is none of that name, it is not ours, or it cannot be removed.</exception>
    public ImmutableArray<string> Uninstall(string? name = null, string? prefix = null)
    {
        var root = Root(prefix);
        var ours = Directory.Exists(root)
            ? Directory.EnumerateDirectories(root).Where(IsOurs).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToArray()
            : [];
        var chosen = name is null ? ours : [.. ours.Where(n => n.Equals(name, StringComparison.OrdinalIgnoreCase))];
        if (chosen.Length == 0)
        {
            throw new KernelspecException([
                $"{root}: found no kernel {(name is null ? "" : $"'{name}' ")}that 'pko kernel install' wrote"
                + $"{(ours.Length > 0 ? "; those are " + string.Join(", ", ours) : "")}. Give --prefix where it was installed with one."]);
        }

        foreach (var one in chosen)
        {
            Guarded(root, () => Directory.Delete(Path.Combine(root, one), recursive: true));
        }

        return [.. chosen];
    }

    private string Root(string? prefix) => prefix is null
        ? Path.Combine(paths.UserData, "kernels")
        : Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    private static Kernelspec Spec(string root, string name, string displayName, KernelLanguage language, KernelspecInstallation installation) => new()
    {
        Name = name,
        Folder = Path.Combine(root, name),
        Arguments = [.. installation.StartCommand, "{connection_file}", LanguageOption, language.Name],
        DisplayName = displayName,
        Language = language.Name,
        InterruptByMessage = true,
        Environment = installation.Environment,
        Metadata = new JsonObject { ["debugger"] = false, ["supported_features"] = new JsonArray(), [Mark] = new JsonObject { ["installed_by"] = "pko kernel install" } },
    };

    private static void Write(Kernelspec spec) => Guarded(spec.Folder, () =>
    {
        var temporary = spec.Folder + ".new-" + Environment.ProcessId;
        Directory.CreateDirectory(temporary);
        File.WriteAllText(Path.Combine(temporary, "kernel.json"), spec.ToJson(), new UTF8Encoding(false));
        File.WriteAllText(Path.Combine(temporary, "logo-svg.svg"), KernelLogo.Svg, new UTF8Encoding(false));
        if (Directory.Exists(spec.Folder))
        {
            Directory.Delete(spec.Folder, recursive: true);
        }

        Directory.Move(temporary, spec.Folder);
    });

    private static bool IsOurs(string folder)
    {
        try
        {
            return Kernelspec.Read("", folder).Metadata.ContainsKey(Mark);
        }
        catch (KernelspecException)
        {
            return false;
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') || name is "." or "..")
        {
            throw new KernelspecException([$"--name: found '{name}', expected letters, digits, '-', '.' and '_'."]);
        }
    }

    private static void Guarded(string folder, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KernelspecException([$"{folder}: cannot be written: {e.Message} Choose another place with --user or --prefix."]);
        }
    }
}
