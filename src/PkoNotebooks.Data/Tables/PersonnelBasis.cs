namespace PkoNotebooks.Data.Tables;

/// <summary>Whether a headcount stands in the source or was inferred from it.</summary>
public enum PersonnelBasis
{
    Printed,
    Inferred,
}
