namespace Consortium.Api.Database;

/// <summary>The service must not run like this; the message tells the operator what to do, and a verb prints it alone.</summary>
public sealed class StartRefusedException(string message, Exception? inner = null) : Exception(message, inner);
