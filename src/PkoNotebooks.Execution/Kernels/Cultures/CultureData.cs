using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PkoNotebooks.Execution.Kernels.Cultures;

/// <summary>
/// What a machine knows of named cultures: their currencies, separators, month names and orders. A session has it only where its
/// notebook asks for a culture, for with it the order and the likeness of texts become those of the installed library.
/// </summary>
/// <param name="Version">Which data it is, such as <c>ICU 72</c>; null where there is none.</param>
public sealed record CultureData(string? Version)
{
    /// <summary>
    /// The variables that give a process of ours, which is built to start without, culture data; and, as .NET does by default, a culture
    /// for every name that could be one.
    /// </summary>
    public static ImmutableSortedDictionary<string, string> Variables { get; } = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0"),
        KeyValuePair.Create("DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY", "0"),
    ]);

    /// <summary>What to do on a machine without culture data.</summary>
    public const string HowToGet = "Debian: apt-get install libicu72 (the number differs by release); Fedora: dnf install libicu; Alpine: apk add icu-libs icu-data-full";

    // .NET takes the newest of these; older ones lack functions that it calls.
    private const int Newest = 150;
    private const int Oldest = 60;

    private static readonly Lazy<CultureData> Machine = new(Find);

    /// <summary>A machine without culture data.</summary>
    public static CultureData None { get; } = new((string?)null);

    /// <summary>This machine's.</summary>
    public static CultureData OfThisMachine => Machine.Value;

    /// <summary>What is wrong where this process was asked for a culture that it does not know; null where it knows cultures, only not that one.</summary>
    internal static string? Explain()
    {
        try
        {
            CultureInfo.GetCultureInfo("en-US");
            return null;
        }
        catch (CultureNotFoundException)
        {
            return OfThisMachine.Version is null
                ? $"This machine has no culture data. {HowToGet}."
                : "This session began without culture data: a notebook gets it when one of its cells names a culture, as new CultureInfo(\"de-DE\") does, "
                + "and a kernel of Jupyter when 'pko kernel install' found it.";
        }
    }

    private static CultureData Find()
    {
        if (!OperatingSystem.IsLinux())
        {
            return new($"of {RuntimeInformation.OSDescription}");
        }

        for (var version = Newest; version >= Oldest; version--)
        {
            var suffix = version.ToString(CultureInfo.InvariantCulture);
            if (CanLoad("libicuuc.so." + suffix) && CanLoad("libicui18n.so." + suffix))
            {
                return new("ICU " + suffix);
            }
        }

        return None;
    }

    private static bool CanLoad(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle))
        {
            return false;
        }

        NativeLibrary.Free(handle);
        return true;
    }
}
