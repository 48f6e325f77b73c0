using System.Collections.Immutable;

namespace PkoNotebooks.Data.Validation;

/// <summary>A data package, or one of its tables, cannot be used. Carries every error found, not only the first.</summary>
public sealed class DataPackageException : Exception
{
    private const int MostShown = 50;

    public DataPackageException(string subject, IEnumerable<DataError> errors)
        : this(subject, [.. errors])
    {
    }

    private DataPackageException(string subject, ImmutableArray<DataError> errors)
        : base(Describe(subject, errors))
        => Errors = errors;

    /// <summary>All errors, in the order of the files and lines.</summary>
    public ImmutableArray<DataError> Errors { get; }

    private static string Describe(string subject, ImmutableArray<DataError> errors)
    {
        var count = errors.Length == 1 ? "1 error" : FormattableString.Invariant($"{errors.Length} errors");
        var lines = errors.Take(MostShown).Select(error => "  " + error);
        var rest = errors.Length > MostShown
            ? FormattableString.Invariant($"\n  … and {errors.Length - MostShown} more: `pko data check` lists all.")
            : "";
        return $"{subject}: {count}\n{string.Join('\n', lines)}{rest}";
    }
}
