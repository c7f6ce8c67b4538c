using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using AiccsPS.Emulator.Actions;
using AiccsPS.Emulator.Churn;
using AiccsPS.Emulator.Faults;
using AiccsPS.Emulator.Http;
using AiccsPS.Emulator.Signing;
using AiccsPS.Emulator.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AiccsPS.Emulator;

/// <summary>AICCS on the loopback address, until it is disposed of.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping;
    private readonly TaskStore _store;
    private bool _disposed;

    private EmulatorServer(WebApplication application, CancellationTokenSource stopping, RequestLog requests, TaskStore store)
    {
        _application = application;
        _stopping = stopping;
        Requests = requests;
        _store = store;
        Journal = new ChurnJournal(store);
        Endpoint = new Uri(application.Urls.Single());
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint { get; }

    /// <summary>Every task it has now, in the order in which it lists them.</summary>
    public IReadOnlyList<EmulatedTask> Tasks => _store.All;

    /// <summary>What becomes of the tasks.</summary>
    public ChurnJournal Journal { get; }

    /// <summary>What it was asked so far.</summary>
    public RequestLog Requests { get; }

    /// <summary>Starts an emulator; it listens when this returns.</summary>
    /// <exception cref="ArgumentException">An option has a value that it cannot have.</exception>
    /// <exception cref="TaskFileException">The tasks file cannot be served.</exception>
    /// <exception cref="System.IO.IOException">The port is in use.</exception>
    public static async Task<EmulatorServer> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        TaskStore store = await Task.Run(() => CreateStore(options), cancellationToken);
        RequestLog log = new();
        CancellationTokenSource stopping = new();
        WebApplication application = Build(options, store, log, stopping.Token);
        try
        {
            await application.StartAsync(cancellationToken);
            return new EmulatorServer(application, stopping, log, store);
        }
        catch
        {
            await application.DisposeAsync();
            stopping.Dispose();
            throw;
        }
    }

    /// <summary>Completes when no call is in flight.</summary>
    public Task WhenIdleAsync(CancellationToken cancellationToken) =>
        Requests.WhenAsync(static log => log.InFlight == 0, cancellationToken);

    /// <summary>Stops listening and hangs up on whoever still waits.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await _stopping.CancelAsync();
        await _application.StopAsync();
        await _application.DisposeAsync();
        _stopping.Dispose();
    }

    private static TaskStore CreateStore(EmulatorOptions options) => new(
        options.TasksFile is { } path ? TaskFile.Read(path) : TaskGenerator.Generate(options.TaskCount, options.Seed),
        options.NameMatch,
        options.UnstableOrder ? new TieShuffle(options.Seed) : null);

    private static WebApplication Build(EmulatorOptions options, TaskStore store, RequestLog log, CancellationToken stopping)
    {
        // The empty builder reads neither the environment nor a settings file, which could move the port or fill stdout.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();

        // Stdout is the address's, and a port in use is the caller's to report: only a fault of a step is worth a line.
        builder.Logging.SetMinimumLevel(LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            .AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        WebApplication application = builder.Build();
        RequestLogRoute route = new(log);
        application.MapWhen(static context => context.Request.Path == RequestLogRoute.Path, branch => branch.Run(route.InvokeAsync));
        application.Use(new LogStep(log, options, stopping).InvokeAsync);
        AddSteps(application, options, store, log);
        return application;
    }

    private static void AddSteps(WebApplication application, EmulatorOptions options, TaskStore store, RequestLog log)
    {
        FrozenDictionary<FaultKind, Fault> faults = FaultCatalog.For(options);
        application.Use(new DrawStep(new FaultDraw(options.Faults, options.Seed)).InvokeAsync);
        application.Use(new LatencyStep(options).InvokeAsync);
        application.Use(new FaultStep(FaultPlace.BeforeSignature, faults, log).InvokeAsync);
        application.Use(new RouteStep([new ListTaskAction(store, options)]).InvokeAsync);
        application.Use(new SignatureStep(new SignatureVerifier(options)).InvokeAsync);
        if (options.Qps is { } qps)
        {
            application.Use(new QpsStep(qps, options.Clock).InvokeAsync);
        }

        application.Use(new FaultStep(FaultPlace.AfterSignature, faults, log).InvokeAsync);
        application.Use(new FaultStep(FaultPlace.AfterAnswer, faults, log).InvokeAsync);
        application.Use(new ChurnStep(new ChurnEngine(options, store)).InvokeAsync);
        application.Run(static context =>
        {
            Call call = Call.Of(context);
            return call.Handler!.InvokeAsync(call).AsTask();
        });
    }

    /// <summary>An emulator may live inside a test or a shell, whose Ctrl+C is not its own to catch.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
