namespace PkoNotebooks.Data.Tables;

/// <summary>How a rate came to be in the table.</summary>
public enum RateBasis
{
    Printed,
    Derived,
    Computed,
}
