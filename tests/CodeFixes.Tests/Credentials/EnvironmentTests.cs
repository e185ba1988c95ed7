namespace IamAnalyzers.CodeFixes.Tests.Credentials;

public class EnvironmentTests
{
    [Fact]
    public async Task VariablesThatAreSet_GoAndCommentsStay()
        => await FixTest.CodeAsync(
            """
            using System;

            class Program
            {
                static void Main()
                {
                    // The SDK reads these.
                    Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "<id>");
                    Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "<secret>");
                    Environment.SetEnvironmentVariable("AWS_SESSION_TOKEN", "<token>"); // for an hour
                    Environment.SetEnvironmentVariable("AWS_REGION", "eu-west-1");
                }
            }
            """,
            """
            using System;

            class Program
            {
                static void Main()
                {
                    // The SDK reads these.
                    Environment.SetEnvironmentVariable("AWS_REGION", "eu-west-1");
                }
            }
            """);

    [Fact]
    public async Task OnlyStatementOfAnIf_LeavesAnEmptyOne()
        => await FixTest.CodeAsync(
            """
            class Program
            {
                static void Main(string[] args)
                {
                    if (args.Length > 0)
                        System.Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "<id>");
                    else
                        System.Console.WriteLine();
                }
            }
            """,
            """
            class Program
            {
                static void Main(string[] args)
                {
                    if (args.Length > 0)
                    {
                    }
                    else
                        System.Console.WriteLine();
                }
            }
            """);

    [Fact]
    public async Task LastUseOfAUsing_TakesTheUsingAndKeepsTheHeader()
        => await FixTest.Create(
            """
            // Copyright of the program.
            using System;
            using System.Threading;

            Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "<id>");
            Thread.Sleep(1);
            """,
            """
            // Copyright of the program.
            using System.Threading;

            Thread.Sleep(1);
            """).AsProgram().RunAsync();

    [Fact]
    public async Task UsingThatWasUnneededBefore_IsNotOurs()
        => await FixTest.Create(
            """
            using System;
            using System.Text;

            Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "<id>");
            Console.WriteLine();
            """,
            """
            using System;
            using System.Text;

            Console.WriteLine();
            """).AsProgram().RunAsync();

    [Fact]
    public async Task VariableOfTheProgramsOwn_IsNoCredentialOfTheSdk()
        => await FixTest.CodeAsync(
            """
            class Program
            {
                static void Main() => System.Environment.SetEnvironmentVariable("BACKUP_KEY", "<id>");
            }
            """,
            """
            class Program
            {
                static void Main() => System.Environment.SetEnvironmentVariable("BACKUP_KEY", "<id>");
            }
            """);
}
