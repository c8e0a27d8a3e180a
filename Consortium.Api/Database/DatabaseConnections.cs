namespace Consortium.Api.Database;

/// <summary>
/// How the service reaches its two databases. Three roles share the main one: <c>consortium_owner</c> migrates,
/// <c>consortium_engine</c> keeps events, read tables and the outbox, <c>consortium_reader</c> runs every query under row-level
/// security. The keys that personal details are encrypted under live in a database of their own.
/// </summary>
public sealed record DatabaseConnections(string Owner, string Engine, string Reader, string Keys, string MasterKeyFile);
