using System.CommandLine;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Kernel;
using PkoNotebooks.Jupyter.Kernelspecs;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko kernel</c>: the kit's kernels for VS Code and Jupyter.</summary>
internal static class KernelCommand
{
    public static Command Create() => new("kernel", "The kit's kernels for VS Code and Jupyter: install, list, uninstall, start.")
    {
        Install(),
        Uninstall(),
        List(),
        Start(),
    };

    private static Command Install()
    {
        var user = new Option<bool>("--user") { Description = "For this user: the default." };
        var prefix = new Option<string?>("--prefix") { Description = "Into the environment at this folder." };
        var name = new Option<string>("--name") { Description = "The kernelspec's name.", DefaultValueFactory = _ => "pko" };
        var replace = new Option<bool>("--replace-dotnet-interactive") { Description = "Also take the names .net-csharp and .net-fsharp, so that notebooks for .NET Interactive open without a question." };
        var asBuilt = new Option<bool>("--as-built") { Description = "Register this build as it is; without it, a ReadyToRun build is published first, which starts in half the time." };
        var command = new Command("install", "Register the kernel with Jupyter.") { user, prefix, name, replace, asBuilt };
        command.SetAction((parsed, cancellationToken) => GuardAsync(async () =>
        {
            if (parsed.GetValue(user) && parsed.GetValue(prefix) is not null)
            {
                throw new UsageException("--user and --prefix: found both, expected one of them.");
            }

            string[] start = parsed.GetValue(asBuilt)
                ? KernelBuild.AsBuilt()
                : await KernelBuild.PublishAsync(ProjectLayout.Find(Environment.CurrentDirectory), cancellationToken).ConfigureAwait(false);
            var installed = new KernelspecInstaller(JupyterPaths.Current()).Install(new KernelspecInstallation
            {
                StartCommand = [.. start, "kernel", "start"],
                Name = parsed.GetValue(name)!,
                Prefix = parsed.GetValue(prefix),
                ReplaceDotnetInteractive = parsed.GetValue(replace),

                // A kernel cannot know beforehand whether a cell will name a culture, and takes what the machine has.
                Environment = KernelVariables.OfThisMachine,
            });
            foreach (var spec in installed)
            {
                Console.WriteLine($"{spec.Name}  {spec.Folder}");
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Uninstall()
    {
        var name = new Argument<string?>("name") { Description = "The kernelspec's name. Default: every one that this command installed.", Arity = ArgumentArity.ZeroOrOne };
        var prefix = new Option<string?>("--prefix") { Description = "From the environment at this folder." };
        var command = new Command("uninstall", "Take the kernel out of Jupyter again.") { name, prefix };
        command.SetAction((parsed, _) => GuardAsync(() =>
        {
            foreach (var removed in new KernelspecInstaller(JupyterPaths.Current()).Uninstall(parsed.GetValue(name), parsed.GetValue(prefix)))
            {
                Console.WriteLine(removed);
            }

            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static Command List()
    {
        var json = new Option<bool>("--json") { Description = "Print the kernels as JSON." };
        var command = new Command("list", "List the kernels that Jupyter finds.") { json };
        command.SetAction(parsed =>
        {
            var found = new KernelspecFinder(JupyterPaths.Current()).List(fault => Console.Error.WriteLine("pko: " + fault));
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonReport.Write(found.Select(s => new { s.Name, s.DisplayName, s.Language, s.Folder, s.Arguments })));
            }
            else
            {
                foreach (var spec in found)
                {
                    Console.WriteLine($"{spec.Name,-16} {spec.DisplayName,-24} {spec.Folder}");
                }
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Start()
    {
        var connection = new Argument<string>("connection-file") { Description = "The file that the front end wrote." };
        var language = new Option<string>(KernelspecInstaller.LanguageOption) { Description = "The language of cells that name none.", DefaultValueFactory = _ => "csharp" };
        var remote = new Option<bool>("--allow-remote") { Description = "Permit an address that other machines can reach: whoever reaches it can run code here." };
        var command = new Command("start", "Serve a front end; Jupyter calls this.") { connection, language, remote };
        command.SetAction(async (parsed, _) =>
        {
            var code = await KernelCommandLine.RunAsync(
                parsed.GetValue(connection)!,
                parsed.GetValue(language)!,
                options => new NotebookSession(options with { Sql = new DataSql(), HostAssemblyPaths = Engine.HostAssemblies }),
                Engine.Version,
                parsed.GetValue(remote)).ConfigureAwait(false);

            // Threads that a cell left running must not keep the kernel alive.
            Environment.Exit(code);
            return code;
        });
        return command;
    }

    private static async Task<int> GuardAsync(Func<Task<int>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (KernelspecException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
