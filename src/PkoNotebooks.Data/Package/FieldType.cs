namespace PkoNotebooks.Data.Package;

/// <summary>The types of Table Schema that this kit uses.</summary>
public enum FieldType
{
    String,
    Integer,
    Number,
    Boolean,
    Date,
}
