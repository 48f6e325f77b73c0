namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>A peer broke the protocol or a limit; its connection ends and no other does.</summary>
public sealed class ZmtpProtocolException(string message) : IOException(message);
