using IamAnalyzers.Build.References;
using IamAnalyzers.Build.Templates;

namespace IamAnalyzers.Build.Tests.Templates;

public sealed class DeclaredHandlersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FunctionsOfATemplate_AreReadWithWhatTheyAskFor()
        => Assert.Equal(
            [
                "Direct A::B::C template.yaml(11) LambdaSqs, XRay",
                "Shared Shared::B::C template.yaml(6) LambdaVpc",
                "Chosen A::B::One template.yaml(19) ",
                "Chosen A::B::Two template.yaml(19) ",
                "Given Default::B::C template.yaml(22) ",
                "Image A::B::Image template.yaml(27) ",
            ],
            Read("template.yaml", """
                AWSTemplateFormatVersion: '2010-09-09'
                Parameters:
                  Handler: { Type: String, Default: 'Default::B::C' }
                Globals:
                  Function:
                    Handler: Shared::B::C
                Resources:
                  Direct:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: A::B::C
                      Tracing: Active
                      Events: { Queue: { Type: SQS }, Get: { Type: Api } }
                  Shared:
                    Type: AWS::Serverless::Function
                    Properties: { VpcConfig: { SubnetIds: [a] } }
                  Chosen:
                    Type: AWS::Lambda::Function
                    Properties: { Handler: !If [IsNew, 'A::B::One', 'A::B::Two'] }
                  Given:
                    Type: AWS::Lambda::Function
                    Properties: { Handler: !Ref Handler }
                  Image:
                    Type: AWS::Serverless::Function
                    Properties:
                      PackageType: Image
                      ImageConfig: { Command: ['A::B::Image'] }
                  Open:
                    Type: AWS::Lambda::Function
                    Properties: { Handler: !ImportValue name }
                  NoHandler:
                    Type: AWS::Lambda::Function
                    Properties: { MemorySize: 128 }
                  Table:
                    Type: AWS::DynamoDB::Table
                    Properties: { Handler: A::B::C }
                """));

    [Theory]
    [InlineData("""{ "function-handler": "A::B::C", "function-name": "orders" }""", "orders A::B::C aws-lambda-tools-defaults.json(1) ")]
    [InlineData("""{ "function-handler": "A::B::C" }""", " A::B::C aws-lambda-tools-defaults.json(1) ")]
    [InlineData("""{ "function-handler": "" }""", "")]
    [InlineData("""{ "template": "serverless.template" }""", "")]
    [InlineData("no JSON", "")]
    public void SettingsOfTheLambdaTools_NameOneHandler(string text, string handler)
        => Assert.Equal(handler.Length == 0 ? [] : [handler], Read(DeclaredHandlers.ToolsDefaults, text));

    [Fact]
    public void List_IsReadAsItWasWritten()
    {
        File.WriteAllText(Path.Combine(_folder, DeclaredHandlers.ToolsDefaults), """{ "function-handler": "A::B::C", "function-name": "a\tb" }""");
        var list = new HandlerList([.. DeclaredHandlers.Read(Path.Combine(_folder, DeclaredHandlers.ToolsDefaults), _folder)], WritesEach: true, DeclaresLambda: false);

        var read = HandlerList.Read(list.Write());

        Assert.Equal(list.Handlers, read.Handlers);
        Assert.Equal((true, false), (read.WritesEach, read.DeclaresLambda));
        Assert.Empty(HandlerList.Read("other").Handlers);
        Assert.False(HandlerList.Read("").WritesEach);
    }

    private string[] Read(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return [.. DeclaredHandlers.Read(path, _folder).Select(static handler => $"{handler.Name} {handler.Handler} {handler.Place} {string.Join(", ", handler.Runtimes)}")];
    }
}
