using System.Runtime.InteropServices;

namespace PkoNotebooks.Jupyter.Kernel;

/// <summary>SIGINT interrupts, SIGTERM and SIGHUP shut down; none of them kills.</summary>
internal sealed class KernelSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    public KernelSignals(Action interrupt, Action shutdown) => _registrations =
    [
        Register(PosixSignal.SIGINT, interrupt),
        Register(PosixSignal.SIGTERM, shutdown),
        Register(PosixSignal.SIGHUP, shutdown),
    ];

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private static PosixSignalRegistration Register(PosixSignal signal, Action action) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        action();
    });
}
