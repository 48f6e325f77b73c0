namespace PkoNotebooks.Data.Tables;

/// <summary>Which body of civilian staff is counted.</summary>
public enum CivilianScope
{
    Pko,
    SecretariatGeographical,
    UnSystem,
}
