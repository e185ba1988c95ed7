using System.Reflection;
using Amazon.CDK;
using Amazon.CDK.CloudFormation.Include;
using Constructs;

// Synthesises a stack from each policy below the folder of the first argument, into the folder of the second: from the generated
// constructs, which are compiled into this program, and from the CloudFormation and SAM templates, which the CDK reads.
// An input is given the text that the check looks for.
var app = new App(new AppProps { Outdir = args[1], AnalyticsReporting = false });

foreach (var type in typeof(Program).Assembly.GetTypes().Where(type => type.Namespace == "IamPolicies" && typeof(Construct).IsAssignableFrom(type)))
{
    var constructor = type.GetConstructors().Single();
    var props = constructor.GetParameters().Skip(2).Select(parameter => Filled(parameter.ParameterType));
    constructor.Invoke([new Stack(app, "Cdk" + type.Name), "Policy", .. props]);
}

foreach (var file in new[] { "*.yaml", "*.cfn.json", "*.sam.json" }.SelectMany(pattern => Directory.EnumerateFiles(args[0], pattern, SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
{
    var name = string.Concat(Path.GetFileName(file).Where(char.IsAsciiLetterOrDigit));
    _ = new CfnInclude(new Stack(app, name), "Template", new CfnIncludeProps { TemplateFile = file });
}

app.Synth();

static object Filled(Type type)
{
    var props = Activator.CreateInstance(type)!;
    foreach (var property in type.GetProperties().Where(property => property.GetValue(props) is null)) property.SetValue(props, $"<{property.Name}>");
    return props;
}
