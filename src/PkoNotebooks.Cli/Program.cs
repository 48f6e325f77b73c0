using System.CommandLine;
using System.CommandLine.Invocation;
using PkoNotebooks.Cli.Commands;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Publishing.Browsing;

// Pages and reports are a function of their inputs: no culture of the machine takes part.
System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
System.Globalization.CultureInfo.DefaultThreadCurrentUICulture = System.Globalization.CultureInfo.InvariantCulture;
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.InvariantCulture;

// The child of a run has one job and no options: it starts without the parser.
if (args is ["session", ..])
{
    NotebookSession.WarmUp();
    return await SessionCommand.RunAsync().ConfigureAwait(false);
}

if (args is ["kernel", "start", ..] && !args.Contains("fsharp"))
{
    // While the command line is read and the sockets are opened.
    NotebookSession.WarmUp();
}

if (args is not ["kernel", "start", ..])
{
    // A kernel captures what its cells write, and has no terminal.
    TerminalWriter.Guard();
}

try
{
    var root = new RootCommand("Who pays for United Nations peacekeeping, and who serves in it: run, render, check and verify the notebooks.")
    {
        RenderCommand.Create(),
        RunCommand.Create(),
        CheckCommand.Create(),
        VerifyCommand.Create(),
        KernelCommand.Create(),
        ClaimsCommand.Create(),
        PreviewCommand.Create(),
        DataCommand.Create(),
        NewCommand.Create(),
        DoctorCommand.Create(),
    };
    var parsed = root.Parse(ParameterArguments.Join(args));
    var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
    if (args is ["kernel", "start", ..])
    {
        // To a kernel an interrupt means its cell: the parser must not end the process over it.
        configuration.ProcessTerminationTimeout = null;
    }

    var code = await parsed.InvokeAsync(configuration).ConfigureAwait(false);
    return parsed.Action is ParseErrorAction ? ExitCode.Usage : code;
}
catch (UsageException e)
{
    await Console.Error.WriteLineAsync("pko: " + e.Message).ConfigureAwait(false);
    return ExitCode.Usage;
}
catch (MissingToolException e)
{
    await Console.Error.WriteLineAsync("pko: " + e.Message).ConfigureAwait(false);
    return ExitCode.Missing;
}
catch (BrowserException e)
{
    await Console.Error.WriteLineAsync("pko: " + e.Message).ConfigureAwait(false);
    return ExitCode.Missing;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or PkoNotebooks.Data.Validation.DataPackageException)
{
    // A folder that cannot be written, a package that is broken: the message says which, and no stack trace helps.
    await Console.Error.WriteLineAsync("pko: " + e.Message).ConfigureAwait(false);
    return ExitCode.Usage;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("pko: cancelled").ConfigureAwait(false);
    return ExitCode.Cancelled;
}
