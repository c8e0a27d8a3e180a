using System.Runtime.InteropServices;

namespace Consortium.Api.Embedded;

/// <summary>PostgreSQL's processes as the system shows them, whoever started them.</summary>
internal static class Postmaster
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;

    /// <summary>The running postmaster of a data folder; null when there is none, whatever a stale postmaster.pid says.</summary>
    public static int? Running(string data)
    {
        var file = Path.Combine(data, "postmaster.pid");
        if (!File.Exists(file) || !int.TryParse(File.ReadLines(file).FirstOrDefault(), out var pid))
        {
            return null;
        }

        return IsPostmaster(data, pid) ? pid : null;
    }

    /// <summary>Whether a process is the postmaster of a data folder; a zombie is not.</summary>
    public static bool IsPostmaster(string data, int pid)
    {
        try
        {
            var commandLine = File.ReadAllText($"/proc/{pid}/cmdline").Split('\0');
            return commandLine[0].EndsWith("/postgres", StringComparison.Ordinal) && commandLine.Contains(data);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Every process that works in a data folder. A postmaster that was killed leaves backends behind, and until they end
    /// nobody else may open the data.
    /// </summary>
    /// <remarks>Where root may not look into other accounts' processes this is empty, and PostgreSQL's own refusal remains.</remarks>
    public static IReadOnlyList<int> Family(string data) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var pid) ? pid : 0)
            .Where(pid => pid > 0 && WorksIn(data, pid)),
    ];

    /// <summary>
    /// Removes a postmaster.pid whose process is gone. PostgreSQL removes it itself, but not when another process has the same
    /// number by now, as after a restart of a container.
    /// </summary>
    public static void ForgetStale(string data)
    {
        if (Running(data) is null && Family(data).Count == 0)
        {
            File.Delete(Path.Combine(data, "postmaster.pid"));
        }
    }

    /// <summary>Sends a signal; a process that has ended in the meantime needs none.</summary>
    public static void Signal(int pid, int signal) => _ = SendSignal(pid, signal);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int pid, int signal);

    private static bool WorksIn(string data, int pid)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/cwd").LinkTarget == data;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
