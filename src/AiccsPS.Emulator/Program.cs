using System.Threading.Tasks;
using AiccsPS.Emulator;

await using EmulatorServer s = await EmulatorServer.StartAsync(new EmulatorOptions());
System.Console.WriteLine(s.Endpoint);
await Task.Delay(-1);
return 0;
