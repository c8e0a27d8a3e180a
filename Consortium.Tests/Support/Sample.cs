using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Consortium.Domain;

namespace Consortium.Tests.Support;

/// <summary>One value of any event, message or state: every part of it is filled, so that nothing is lost unseen in writing.</summary>
internal static class Sample
{
    private static readonly Dictionary<Type, object> _plain = new()
    {
        [typeof(string)] = "code",
        [typeof(int)] = 3,
        [typeof(long)] = 4L,
        [typeof(bool)] = true,
        [typeof(double)] = 0.5,
        [typeof(Guid)] = DerivedId.Of("sample"),
        [typeof(DateOnly)] = new DateOnly(2026, 11, 23),
        [typeof(DateTimeOffset)] = new DateTimeOffset(2026, 11, 23, 9, 30, 15, TimeSpan.Zero),
        [typeof(TimeSpan)] = TimeSpan.FromMinutes(5),
        [typeof(Uri)] = new Uri("https://receiver.example/"),
    };

    public static object Of(Type type)
    {
        if (_plain.TryGetValue(type, out var plain))
            return plain;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying);
        if (type.IsEnum)
            return type.GetEnumValues().GetValue(type.GetEnumValues().Length - 1)!;
        if (type.IsAssignableTo(typeof(IEnumerable)))
            return Collection(type);
        if (type.IsAbstract)
            return Of(Cases(type)[0]);

        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
    }

    /// <summary>The cases of a closed set of records.</summary>
    public static IReadOnlyList<Type> Cases(Type closed) =>
    [
        .. closed.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)
            .Select(nested => nested.IsGenericTypeDefinition ? nested.MakeGenericType(closed.GenericTypeArguments) : nested)
            .Concat(closed.Assembly.GetTypes().Where(type => type.BaseType == closed && !type.IsNested))
            .Where(one => one.IsAssignableTo(closed) && !one.IsAbstract),
    ];

    private static object Collection(Type type)
    {
        var elements = type.IsArray ? [type.GetElementType()!] : type.GenericTypeArguments;
        return elements switch
        {
            [var key, var value] when type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>) =>
                Filled(typeof(ImmutableSortedDictionary), nameof(ImmutableSortedDictionary.CreateRange), key, value),
            [var key, var value] => Filled(typeof(ImmutableDictionary), nameof(ImmutableDictionary.CreateRange), key, value),
            [var element] when type.IsInterface || type.IsArray => One(element),
            [var element] => typeof(Sample).GetMethod(nameof(ByCreateRange), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(element).Invoke(null, [type])!,
            _ => throw new NotSupportedException($"No sample of {type}."),
        };
    }

    private static Array One(Type element)
    {
        var one = Array.CreateInstance(element, 1);
        one.SetValue(Of(element), 0);
        return one;
    }

    private static object ByCreateRange<T>(Type type) => type.GetGenericTypeDefinition() switch
    {
        var array when array == typeof(ImmutableArray<>) => ImmutableArray.Create((T)Of(typeof(T))),
        var set when set == typeof(ImmutableHashSet<>) => ImmutableHashSet.Create((T)Of(typeof(T))),
        var sorted when sorted == typeof(ImmutableSortedSet<>) => ImmutableSortedSet.Create((T)Of(typeof(T))),
        var list when list == typeof(ImmutableList<>) => ImmutableList.Create((T)Of(typeof(T))),
        _ => throw new NotSupportedException($"No sample of {type}."),
    };

    private static object Filled(Type factory, string create, Type key, Type value)
    {
        var pair = typeof(KeyValuePair<,>).MakeGenericType(key, value);
        var pairs = Array.CreateInstance(pair, 1);
        pairs.SetValue(Activator.CreateInstance(pair, Of(key), Of(value)), 0);
        return factory.GetMethods().Single(method => method.Name == create && method.GetParameters().Length == 1 && !method.GetParameters()[0].ParameterType.IsByRefLike)
            .MakeGenericMethod(key, value).Invoke(null, [pairs])!;
    }
}
