// Starts `polc lsp` for .pol files, and stops it with the editor.
const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client;

async function activate(context) {
  const [command, ...args] = vscode.workspace.getConfiguration("polc").get("command");
  client = new LanguageClient(
    "polc",
    "polc",
    { command, args, transport: TransportKind.stdio },
    {
      documentSelector: [{ language: "pol" }],
      synchronize: {
        fileEvents: vscode.workspace.createFileSystemWatcher("**/{*.pol,polc.toml,pyproject.toml,polc-baseline.txt}"),
      },
    },
  );
  context.subscriptions.push({ dispose: () => client.stop() });
  try {
    await client.start();
  } catch (error) {
    const told = vscode.l10n.t("polc could not be started: {0}. Install it, or set polc.command.", String(error));
    vscode.window.showErrorMessage(told);
  }
}

function deactivate() {
  return client ? client.stop() : undefined;
}

module.exports = { activate, deactivate };
