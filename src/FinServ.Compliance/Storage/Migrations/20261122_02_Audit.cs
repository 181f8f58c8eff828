using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinServ.Compliance.Storage.Migrations;

/// <summary>The chained audit trail, which the database itself refuses to change.</summary>
[DbContext(typeof(ComplianceDb))]
[Migration("20261122_02_Audit")]
internal sealed class AuditTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "audit_entries",
            table => new
            {
                number = table.Column<long>(nullable: false),
                at = table.Column<long>(nullable: false),
                who = table.Column<string>(maxLength: 100, nullable: false),
                role = table.Column<string>(maxLength: 60, nullable: false),
                action = table.Column<string>(maxLength: 60, nullable: false),
                subject = table.Column<string>(maxLength: 400, nullable: false),
                details = table.Column<string>(nullable: false),
                previous_hash = table.Column<string>(maxLength: 64, nullable: false),
                hash = table.Column<string>(maxLength: 64, nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_audit_entries", row => row.number);
            });

        migrationBuilder.CreateTable(
            "audit_head",
            table => new
            {
                id = table.Column<int>(nullable: false),
                number = table.Column<long>(nullable: false),
                hash = table.Column<string>(maxLength: 64, nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_audit_head", row => row.id);
            });

        migrationBuilder.CreateIndex("ix_audit_entries_action_number", "audit_entries", ["action", "number"]);
        migrationBuilder.CreateIndex("ix_audit_entries_at", "audit_entries", ["at"]);
        migrationBuilder.CreateIndex("ix_audit_entries_subject_number", "audit_entries", ["subject", "number"]);
        migrationBuilder.CreateIndex("ix_audit_entries_who_number", "audit_entries", ["who", "number"]);

        migrationBuilder.Sql("INSERT INTO audit_head (id, number, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000')");
        if (migrationBuilder.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
        {
            migrationBuilder.Sql("CREATE TRIGGER audit_entries_stay BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END");
            migrationBuilder.Sql("CREATE TRIGGER audit_entries_remain BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END");
        }
    }
}
