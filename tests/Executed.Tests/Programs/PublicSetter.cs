// way in: public settable members
// asks: sts:AssumeRole on arn:aws:iam::123456789012:role/elsewhere
using System.ComponentModel;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

var settings = new Settings();
foreach (PropertyDescriptor property in TypeDescriptor.GetProperties(settings))
{
    property.SetValue(settings, property.Converter.ConvertFromString(((string)property.GetValue(settings)!).Replace("inside", "elsewhere")));
}

await new AmazonSecurityTokenServiceClient().AssumeRoleAsync(new AssumeRoleRequest { RoleArn = settings.Role, RoleSessionName = "session" });

public sealed class Settings
{
    public string Role { get; set; } = "arn:aws:iam::123456789012:role/inside";
}
