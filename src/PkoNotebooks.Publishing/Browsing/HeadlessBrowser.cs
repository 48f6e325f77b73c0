using System.ComponentModel;
using System.Diagnostics;

namespace PkoNotebooks.Publishing.Browsing;

/// <summary>Starts a Chromium that the host found, without a window, once for one job.</summary>
internal static class HeadlessBrowser
{
    /// <summary>Runs the browser to its end.</summary>
    /// <param name="chromiumPath">The browser.</param>
    /// <param name="work">A folder for this run alone; the browser's profile goes into it.</param>
    /// <param name="arguments">What it shall do; the page last.</param>
    /// <param name="cancellationToken">Ends the browser and all its helpers.</param>
    /// <returns>What it wrote to standard output and to standard error.</returns>
    /// <exception cref="BrowserException">It does not start.</exception>
    public static async Task<(string Output, string Errors)> RunAsync(
        string chromiumPath, string work, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(chromiumPath) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };

        // Chromium refuses its sandbox to the superuser, as in most containers; the page asks for nothing and runs only our script.
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            start.ArgumentList.Add("--no-sandbox");
        }

        string[] always =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            $"--user-data-dir={Path.Combine(work, "profile")}",
        ];
        foreach (var argument in always.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["TZ"] = "UTC";
        using var browser = Start(start);
        try
        {
            var errors = browser.StandardError.ReadToEndAsync(cancellationToken);
            var words = browser.StandardOutput.ReadToEndAsync(cancellationToken);
            await browser.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return (await words.ConfigureAwait(false), await errors.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            browser.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Removes a run's folder, or leaves it where a helper of the browser still holds a file.</summary>
    public static void Discard(string work)
    {
        try
        {
            Directory.Delete(work, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A helper of the browser may still be closing its profile; the system clears temporary folders.
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new BrowserException($"{start.FileName}: did not start.");
        }
        catch (Win32Exception e)
        {
            throw new BrowserException($"{start.FileName}: {e.Message}. Expected the path of Chromium.", e);
        }
    }
}
