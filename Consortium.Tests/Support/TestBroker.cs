using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Consortium.Api.Embedded;
using RabbitMQ.Client;

namespace Consortium.Tests.Support;

/// <summary>The tests that share one RabbitMQ. It starts with the first of them, and one at a time has it, because some kill it.</summary>
[CollectionDefinition(nameof(TestBroker))]
public sealed class BrokerTests : ICollectionFixture<TestBroker>;

/// <summary>A RabbitMQ of the tests' own on this machine: nothing of it is outside its folder, and the system's service stays as it is.</summary>
public sealed class TestBroker : IAsyncLifetime
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server", User = "consortium";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(120);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("consortium-");
    private readonly string _password = RandomNumberGenerator.GetHexString(32, lowercase: true);
    private readonly LastLines _said = new();
    private readonly int _port, _distributionPort, _namesPort;
    private Process? _names, _node;

    public TestBroker() => (_port, _distributionPort, _namesPort) = FreePorts();

    internal int Port => _port;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
            throw new InvalidOperationException("RabbitMQ is missing: deploy/test installs it, or: apt-get install rabbitmq-server");

        await File.WriteAllTextAsync(
            In("rabbitmq.conf"),
            $"""
            listeners.tcp.1 = 127.0.0.1:{_port}
            default_user = {User}
            default_pass = {_password}
            disk_free_limit.absolute = 50MB
            log.console = true
            log.console.level = warning
            log.file = false

            """,
            Ct);
        await File.WriteAllTextAsync(In("environment.conf"), "", Ct);
        await File.WriteAllTextAsync(In("plugins"), "[].\n", Ct);
        _names = Run("epmd", ["-address", "127.0.0.1", "-port", _namesPort.ToString(CultureInfo.InvariantCulture)]);
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        await End(_names);
        _folder.Delete(recursive: true);
    }

    internal Uri Server => new($"amqp://{User}:{_password}@127.0.0.1:{_port}/");

    /// <summary>A queue's address as its company gives it.</summary>
    internal Uri Address(string queue, string? password = null, string virtualHost = "", int? port = null) =>
        new($"amqp://{User}:{password ?? _password}@127.0.0.1:{port ?? _port}/{virtualHost}?queue={queue}");

    /// <summary>Declares a durable queue, as its company does.</summary>
    /// <param name="name">A new one when null.</param>
    /// <param name="arguments">What the company wants of it.</param>
    internal async Task<string> Queue(string? name = null, Dictionary<string, object?>? arguments = null)
    {
        name ??= $"notices-{Guid.CreateVersion7()}";
        await Use(channel => channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: Ct));
        return name;
    }

    /// <summary>Takes every message out of a queue.</summary>
    internal Task<IReadOnlyList<BasicGetResult>> Messages(string queue) => Use(async channel =>
    {
        var messages = new List<BasicGetResult>();
        while (await channel.BasicGetAsync(queue, autoAck: true, Ct) is { } message)
            messages.Add(message);
        return (IReadOnlyList<BasicGetResult>)messages;
    });

    internal async Task<T> Use<T>(Func<IChannel, Task<T>> use)
    {
        var factory = new ConnectionFactory { Uri = Server, AutomaticRecoveryEnabled = false };
        await using var connection = await factory.CreateConnectionAsync(Ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Ct);
        return await use(channel);
    }

    /// <summary>kill -9 of the node.</summary>
    internal Task Kill() => End(_node);

    /// <summary>Starts the node with what its disk kept, and waits until it answers.</summary>
    internal async Task Start()
    {
        _node = Run(Program, []);
        await Eventually.Holds(
            async _ =>
            {
                if (_node.HasExited)
                    Assert.Fail($"RabbitMQ ended with {_node.ExitCode}: {_said}");
                return await Use(channel => Task.FromResult(channel.IsOpen));
            },
            StartPatience);
    }

    private static async Task End(Process? process)
    {
        if (process is null)
            return;

        Postmaster.Signal(process.Id, Postmaster.Kill);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    private Process Run(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName };
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        foreach (var (name, value) in Environment(path))
            start.Environment.Add(name, value);

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        _said.Follow(process);
        return process;
    }

    private Dictionary<string, string?> Environment(string? path) => new()
    {
        ["PATH"] = path,
        ["LANG"] = "C.UTF-8",
        ["HOME"] = _folder.FullName,
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["ERL_EPMD_PORT"] = _namesPort.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_NODENAME"] = "consortium@localhost",
        ["RABBITMQ_DIST_PORT"] = _distributionPort.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
        ["RABBITMQ_CONF_ENV_FILE"] = In("environment.conf"),
        ["RABBITMQ_CONFIG_FILE"] = In("rabbitmq.conf"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = In("advanced.config"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("plugins"),
        ["RABBITMQ_MNESIA_BASE"] = In("data"),
        ["RABBITMQ_LOG_BASE"] = In("log"),

        // The script then becomes the node, so that its number is the node's.
        ["RUNNING_UNDER_SYSTEMD"] = "1",
    };

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private static (int, int, int) FreePorts()
    {
        using TcpListener one = new(IPAddress.Loopback, 0), two = new(IPAddress.Loopback, 0), three = new(IPAddress.Loopback, 0);
        return (PortOf(one), PortOf(two), PortOf(three));

        static int PortOf(TcpListener listener)
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
