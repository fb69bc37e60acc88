-- Opens a policy with the language server, notes when its diagnostics come, then edits it twenty times and notes each.
local policy, out = os.getenv("POLC_POLICY"), os.getenv("POLC_OUT")
local clock = vim.loop.hrtime
local begun = clock()
local told, waiting = { edits = {} }, nil

vim.lsp.handlers["textDocument/publishDiagnostics"] = function(_, result)
  if waiting and result.uri == vim.uri_from_bufnr(0) then
    waiting(#result.diagnostics)
  end
end

local function wait_for(run)
  local count, done = nil, false
  waiting = function(found) count, done = found, true end
  local start = clock()
  run()
  assert(vim.wait(20000, function() return done end, 1), "no diagnostics within 20 s")
  return (clock() - start) / 1e6, count
end

vim.cmd("edit " .. policy)
local opening, count = wait_for(function()
  local client = vim.lsp.start_client({ name = "polc", cmd = { os.getenv("POLC"), "lsp" }, root_dir = vim.fn.getcwd(),
    flags = { debounce_text_changes = 0 } }) -- its own wait of 150 ms is not ours
  vim.lsp.buf_attach_client(0, client)
end)
told.opening, told.findings = opening, count
for number = 1, 20 do
  local line = 4 + number * 3
  local broken = number % 2 == 1
  local edit = wait_for(function()
    if broken then
      vim.api.nvim_buf_set_lines(0, line, line, true, { "  zz" })
    else
      vim.api.nvim_buf_set_lines(0, line - 3, line - 2, true, {})
    end
  end)
  table.insert(told.edits, edit)
end
local file = io.open(out, "w")
file:write(vim.fn.json_encode(told))
file:close()
vim.cmd("qall!")
