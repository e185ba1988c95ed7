using Amazon.EC2;
using Ec2Operators;

// The three groups of the EC2 guide's chapter on IAM, each with a command of its own.
//
//   ec2-operators run <image> | start <id> | stop <id> | terminate <id> | list
//   ec2-operators report
//   ec2-operators share <image> <partner account>
using var ec2 = new AmazonEC2Client();
var operators = new Operators(ec2);

switch (args)
{
    case ["run", var system]: Console.WriteLine(await operators.RunAsync(system)); break;
    case ["start", var id]: await operators.StartAsync(id); break;
    case ["stop", var id]: await operators.StopAsync(id); break;
    case ["terminate", var id]: await operators.TerminateAsync(id); break;
    case ["list"]: await operators.ListAsync(); break;
    case ["report"]: await new Managers(ec2).ReportAsync(); break;
    case ["share", var image, var account]: await new Publishers(ec2).ShareAsync(image, account); break;
    default:
        Console.Error.WriteLine("usage: ec2-operators run | start | stop | terminate | list | report | share");
        return 2;
}

return 0;
