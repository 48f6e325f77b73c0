namespace Microsoft.DotNet.Interactive;

/// <summary>A secret that a formatter does not show.</summary>
public sealed class PasswordString(string password)
{
    public string GetClearTextPassword() => password;

    public override string ToString() => new('*', 8);
}
