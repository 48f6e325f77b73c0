namespace PkoNotebooks.Data.Tables;

/// <summary>What kind of thing happened.</summary>
public enum EventKind
{
    Law,
    Policy,
    Deployment,
    Withdrawal,
    Incident,
}
