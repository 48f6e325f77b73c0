namespace PkoNotebooks.Jupyter.Zmtp;

/// <summary>An endpoint cannot be listened on: the port is taken, the address is not this machine's, or it is not permitted.</summary>
public sealed class ZmtpBindException(string message, Exception inner) : IOException(message, inner);
