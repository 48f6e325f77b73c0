namespace PkoNotebooks.Data.Tables;

/// <summary>How much of a date the source gives; the rest is filled with the first day or month.</summary>
public enum DatePrecision
{
    Day,
    Month,
    Year,
}
