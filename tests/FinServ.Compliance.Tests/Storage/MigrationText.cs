using System.Text;
using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace FinServ.Compliance.Tests.Storage;

/// <summary>Writes the body of a migration from the model, for an author to paste: the designer's package is not at hand.</summary>
internal static class MigrationText
{
    /// <summary>C# that creates the tables named; they come in an order in which each can refer to those before it.</summary>
    public static string Of(ComplianceDb db, Func<string, bool> wanted)
    {
        var model = db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
        var text = new StringBuilder();
        foreach (var operation in db.GetService<IMigrationsModelDiffer>().GetDifferences(null, model))
        {
            switch (operation)
            {
                case CreateTableOperation table when wanted(table.Name): Write(text, table); break;
                case CreateIndexOperation index when wanted(index.Table): Write(text, index); break;
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, CreateTableOperation table)
    {
        text.AppendLine("migrationBuilder.CreateTable(").AppendLine($"    \"{table.Name}\",").AppendLine("    table => new").AppendLine("    {");
        foreach (var column in table.Columns) text.AppendLine($"        {Identifier(column.Name)} = {Column(column)},");
        text.AppendLine("    },").AppendLine("    constraints: table =>").AppendLine("    {");
        text.AppendLine($"        table.PrimaryKey(\"{table.PrimaryKey!.Name}\", row => {Columns(table.PrimaryKey.Columns)});");
        foreach (var unique in table.UniqueConstraints)
            text.AppendLine($"        table.UniqueConstraint(\"{unique.Name}\", row => {Columns(unique.Columns)});");
        foreach (var foreign in table.ForeignKeys)
        {
            text.AppendLine(
                $"        table.ForeignKey(\"{foreign.Name}\", row => {Columns(foreign.Columns)}, \"{foreign.PrincipalTable}\", " +
                $"\"{string.Join(",", foreign.PrincipalColumns!)}\", onDelete: ReferentialAction.{foreign.OnDelete});");
        }

        text.AppendLine("    });").AppendLine();
    }

    private static void Write(StringBuilder text, CreateIndexOperation index)
    {
        var columns = string.Join(", ", index.Columns.Select(c => $"\"{c}\""));
        var unique = index.IsUnique ? ", unique: true" : "";
        var filter = index.Filter is null ? "" : $", filter: \"{index.Filter.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        text.AppendLine($"migrationBuilder.CreateIndex(\"{index.Name}\", \"{index.Table}\", [{columns}]{unique}{filter});");
    }

    private static string Column(AddColumnOperation column)
    {
        var clr = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
        var length = column.MaxLength is { } most ? $"maxLength: {most}, " : "";
        var text = $"table.Column<{Name(clr)}>({length}nullable: {(column.IsNullable ? "true" : "false")})";
        var counted = column.FindAnnotation("Sqlite:Autoincrement") is not null;
        return counted ? $"{text}.Counted()" : text;
    }

    private static string Columns(string[] names) =>
        names.Length == 1 ? $"row.{Identifier(names[0])}" : $"new {{ {string.Join(", ", names.Select(n => $"row.{Identifier(n)}"))} }}";

    /// <summary>Columns that are called like a word of the language.</summary>
    private static string Identifier(string name) => name is "case" or "sealed" or "event" or "class" or "default" or "object" ? "@" + name : name;

    private static string Name(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => "string",
        TypeCode.Int64 => "long",
        TypeCode.Int32 => "int",
        TypeCode.Boolean => "bool",
        TypeCode.Double => "double",
        TypeCode.Decimal => "decimal",
        _ => type == typeof(byte[]) ? "byte[]" : type.Name,
    };
}
