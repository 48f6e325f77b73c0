using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Csv;

/// <summary>A stream of CSV cannot be split any further.</summary>
internal sealed class CsvFormatException(DataError error) : Exception(error.ToString())
{
    public DataError Error { get; } = error;
}
