using System.Reflection;
using Consortium.Api.Events;

namespace Consortium.Api.Engines.Npgsql;

/// <summary>
/// Calls the static <c>Handle(message, services…, CancellationToken)</c> of each message kind. It returns nothing, a task, a
/// message, several messages, or a task of these; what it returns is sent on.
/// </summary>
internal sealed class Handlers
{
    private readonly Dictionary<Type, (MethodInvoker Handle, Type[] Services, PropertyInfo? Result)> _byMessage;

    public Handlers(StoredNames names) => _byMessage = names.Messages.ToDictionary(kind => kind.Message, Of);

    public async Task<IReadOnlyList<Announcement>> Handle(object message, IServiceProvider services, CancellationToken ct)
    {
        var (handle, wanted, result) = _byMessage[message.GetType()];
        object?[] arguments =
        [
            message,
            .. wanted.Select(type => type == typeof(CancellationToken) ? ct : services.GetRequiredService(type)),
        ];
        var returned = handle.Invoke(null, arguments.AsSpan());
        if (returned is Task task)
        {
            await task;
            returned = result?.GetValue(task);
        }

        return returned switch
        {
            null => [],
            Announcement announcement => [announcement],
            IEnumerable<object> several => [.. several.Select(one => one as Announcement ?? new Announcement(one))],
            var one => [new Announcement(one)],
        };
    }

    private static (MethodInvoker Handle, Type[] Services, PropertyInfo? Result) Of(MessageKind kind)
    {
        var handle = kind.Handler.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .SingleOrDefault(method => method.Name == "Handle" && method.GetParameters() is [var first, ..] && first.ParameterType == kind.Message)
            ?? throw new InvalidOperationException($"{kind.Handler.Name} has no public static Handle({kind.Message.Name}, …).");
        var services = handle.GetParameters().Skip(1).Select(parameter => parameter.ParameterType);
        var answers = handle.ReturnType.IsGenericType && handle.ReturnType.GetGenericTypeDefinition() == typeof(Task<>);
        return (MethodInvoker.Create(handle), [.. services], answers ? handle.ReturnType.GetProperty(nameof(Task<>.Result)) : null);
    }
}
